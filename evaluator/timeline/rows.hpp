// The rows of a timeline while it is built (internal to this folder): one for all versions of a norm or of an
// element, and how far each is known already. A result that no change of the law touches goes on under the
// next plan without being asked again.
#pragma once

#include <deque>

#include "evaluator/timeline/timeline.hpp"

namespace evaluator::timeline {

/// What follows the same result is one stretch.
void append(Row& row, Stretch stretch);

/// How far the rows of a norm are known.
struct Known {
    std::size_t norm = 0;  // Timeline::norms
    core::Date whole = core::Date::distant_past();
    std::vector<core::Date> elements;                   // by row
    core::Date law_until = core::Date::distant_past();  // of the version walked last
    core::Date all_until() const;
    struct Version {
        std::uint32_t element = 0;
        bool is_old_side = false;
        std::uint32_t row = 0;
    };
    std::vector<Version> versions;  // of all rows; mostly in the order of the plan's elements
};

class Rows {
public:
    explicit Rows(Timeline& line) : line_(line) {}

    Known& of(const engine::Plan& plan, const engine::PlanNorm& planned);
    /// The row of the element at that position of the norm, one for all its versions.
    std::uint32_t row_of(const engine::Plan& plan, const engine::PlanNorm& planned, std::size_t position,
                         Known& norm);
    NormTimeline& timeline_of(const Known& norm) { return line_.norms[norm.norm]; }
    /// Fills the days before the first and after the last stretch, and puts the norms in order.
    void finish();

private:
    std::uint32_t find_or_add(const engine::Plan& plan, const engine::PlanElement& element, Known& norm);

    Timeline& line_;
    std::deque<Known> known_;
    std::vector<Known*> by_norm_;  // by number of the norm
};

/// The name of an element's row; the old side of a transition has one of its own.
constexpr std::string_view old_side = "/alt";
bool is_id(std::string_view id, std::string_view name, bool is_old_side);
/// Whether an element is a version of what the row is about.
bool is_of(const Row& row, const model::Block& block, bool is_old_side);

}  // namespace evaluator::timeline
