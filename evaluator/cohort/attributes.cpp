#include "evaluator/cohort/attributes.hpp"

#include <algorithm>

#include "evaluator/person/flat_person.hpp"

namespace evaluator::cohort {

using engine::NodeKind;
using model::Operation;

namespace {

/// Operations that look at nothing but their operands.
bool is_pure(Operation operation) {
    switch (operation) {
        case Operation::AllOf:
        case Operation::AnyOf:
        case Operation::NoneOf:
        case Operation::Not:
        case Operation::CountOf:
        case Operation::Equal:
        case Operation::In:
        case Operation::IsPresent:
        case Operation::Compare:
        case Operation::Before:
        case Operation::After:
        case Operation::NotLater:
        case Operation::NotEarlier:
        case Operation::Add:
        case Operation::Subtract:
        case Operation::Multiply:
        case Operation::Case:
        case Operation::If: return true;
        default: return false;
    }
}

/// Their results change with the day on which they are asked.
bool is_pure_on_a_day(Operation operation) {
    switch (operation) {
        case Operation::DistanceAfter:
        case Operation::DistanceBefore:
        case Operation::WithinAfter:
        case Operation::WithinBefore: return true;
        default: return false;
    }
}

}  // namespace

bool AttributesBelow::add(NodeId id) {
    const PlanNode& node = plan_.nodes[id];
    const bool is_inside = place_ == Place::Inside;
    switch (node.kind) {
        case NodeKind::Call:
        case NodeKind::WeakerMeans:
        case NodeKind::Strictly: return add_operands(node);
        case NodeKind::Expression: break;
        default: return false;
    }
    switch (node.operation) {
        case Operation::Constant:
        case Operation::ReadingIs: return true;
        case Operation::ReferenceDay: uses_day_ = true; return is_inside;
        case Operation::FactUse: return is_inside && add_attribute(model::FactId{node.ref});
        case Operation::CurrentPeriod: return !is_inside && add_attribute(model::FactId{node.ref});
        case Operation::TableValue: return add_table(node);
        default: break;
    }
    if (is_pure_on_a_day(node.operation)) {
        uses_day_ = true;
        return is_inside && add_operands(node);
    }
    return is_pure(node.operation) && add_operands(node);
}

bool AttributesBelow::add_operands(const PlanNode& node) {
    return std::all_of(plan_.begin_of(node), plan_.begin_of(node) + node.operand_count,
                       [this](NodeId operand) { return add(operand); });
}

bool AttributesBelow::add_table(const PlanNode& node) {
    if (!add_operands(node)) return false;
    for (const engine::PlanRow& row : plan_.tables[node.ref].rows)
        for (const NodeId cell : row.cells)
            if (!add(cell)) return false;
    return true;
}

bool AttributesBelow::add_list(model::FactId list) {
    if (list_.is_none()) list_ = list;
    const model::Type& type = plan_.book->fact(list).type;
    const bool is_period = type.is(model::BaseType::Zeitraeume);
    return list_ == list && plan_.book->fact(list).owner.is_none() &&
           (is_period || (type.is(model::BaseType::Liste) && place_ == Place::Inside));
}

bool AttributesBelow::add_attribute(model::FactId id) {
    const model::Fact& fact = plan_.book->fact(id);
    if (fact.owner.is_none() || !person::is_flat(fact.type.base)) return false;
    if (!add_list(plan_.book->list(fact.owner).fact)) return false;
    const auto place = std::lower_bound(attributes_.begin(), attributes_.end(), id);
    if (place == attributes_.end() || *place != id) attributes_.insert(place, id);
    return true;
}

}  // namespace evaluator::cohort
