// Which nodes hang on nothing but the attributes of one list: what they say of an item is the same for all
// persons and can be asked once per combination of attributes.
#pragma once

#include <vector>

#include "evaluator/cohort/program.hpp"

namespace evaluator::cohort {

/// Collects what the nodes given to it hang on.
class AttributesBelow {
public:
    /// Inside: of an item looked at (filters, what is summed up); else of the period that covers the day
    /// (lines of chains), the same on all days.
    enum class Place : std::uint8_t { Inside, OnAnyDay };

    AttributesBelow(const Plan& plan, Place place) : plan_(plan), place_(place) {}

    /// False: the node hangs on more, or on more than one list.
    [[nodiscard]] bool add(NodeId node);
    [[nodiscard]] bool add_list(model::FactId list);

    model::FactId list() const { return list_; }  // none: hangs on no list
    const std::vector<model::FactId>& attributes() const { return attributes_; }
    bool uses_day() const { return uses_day_; }

private:
    bool add_attribute(model::FactId fact);
    bool add_table(const PlanNode& node);
    bool add_operands(const PlanNode& node);

    const Plan& plan_;
    Place place_;
    model::FactId list_ = model::FactId::none();
    std::vector<model::FactId> attributes_;
    bool uses_day_ = false;
};

}  // namespace evaluator::cohort
