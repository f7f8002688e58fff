#include "evaluator/cohort/occurrences.hpp"

#include <algorithm>

#include "evaluator/engine/facts_read.hpp"

namespace evaluator::cohort {

using engine::no_node;
using engine::NodeKind;
using model::BaseType;
using model::Operation;

namespace {

enum Kind : std::uint32_t {
    Fact,
    Birth,
    Person,
    Doubtful,
    Reading,
    Asked,
    Of
};  // Of and above: kinds of nodes

std::uint8_t opposite(std::uint8_t ways) {
    return static_cast<std::uint8_t>((ways & way::either) | ((ways & way::yes) << 1) |
                                     ((ways & way::no) >> 1));
}

/// As seen by somebody who asks towards `wanted`.
Occurrences towards(Occurrences found, std::uint8_t wanted) {
    for (Occurrence& one : found) {
        if (wanted == way::no) one.ways = opposite(one.ways);
        if (wanted == way::either) one.ways = way::either;
    }
    return found;
}

Occurrences repeated(Occurrences found) {
    for (Occurrence& one : found) one.is_repeated = true;
    return found;
}

void join(Occurrences& into, const Occurrences& more) {
    Occurrences joined;
    joined.reserve(into.size() + more.size());
    auto a = into.begin();
    auto b = more.begin();
    while (a != into.end() || b != more.end()) {
        if (b == more.end() || (a != into.end() && a->variable < b->variable)) {
            joined.push_back(*a++);
        } else if (a == into.end() || b->variable < a->variable) {
            joined.push_back(*b++);
        } else {
            joined.push_back({a->variable, static_cast<std::uint8_t>(a->ways | b->ways), true});
            ++a;
            ++b;
        }
    }
    into = std::move(joined);
}

std::uint8_t measured(const PlanNode& node) {
    const bool grows = node.measure == model::Measure::AtLeast || node.measure == model::Measure::MoreThan;
    return grows ? way::yes : way::no;
}

}  // namespace

std::uint32_t Variables::number(std::uint32_t kind, std::uint32_t ref, std::uint32_t column) {
    return numbers_.try_emplace({kind, ref, column}, static_cast<std::uint32_t>(numbers_.size()))
        .first->second;
}

std::uint32_t Variables::of(const PlanNode& node) {
    if (node.kind != NodeKind::Expression)  // a kann norm has no block: its column says which
        return number(Kind::Of + static_cast<std::uint32_t>(node.kind), node.ref,
                      node.ref == ~0U ? node.column : 0);
    switch (node.operation) {
        case Operation::Judgement:
        case Operation::Discretion: return number(Kind::Asked, node.ref, 0);
        case Operation::ReadingIs: return number(Kind::Reading, node.ref, 0);
        case Operation::Age: return fact(node.ref == ~0U ? plan_.book->birth_date : model::FactId{node.ref});
        default: return fact(model::FactId{node.ref});
    }
}

std::vector<bool> Variables::that_can_be_tried() const {
    std::vector<bool> result(numbers_.size());
    for (const auto& [key, number] : numbers_) {
        const bool is_fact = key[0] == Kind::Fact;
        const BaseType type = is_fact ? plan_.book->fact(model::FactId{key[1]}).type.base : BaseType::Wahr;
        result[number] =
            is_fact ? type == BaseType::Wahr || type == BaseType::Auswahl : key[0] >= Kind::Asked;
    }
    return result;
}

Occurrences Variables::one(std::uint32_t variable, std::uint8_t ways, bool is_repeated) {
    return {{variable, ways, is_repeated}};
}

const Occurrences& Variables::below(NodeId node) {
    if (!is_known_[node]) {
        Occurrences found = find(plan_.nodes[node]);
        below_[node] = std::move(found);
        is_known_[node] = true;
    }
    return below_[node];
}

Occurrences Variables::all(const PlanNode& node, std::uint8_t ways) {
    Occurrences found;
    for (std::uint32_t i = 0; i < node.operand_count; ++i)
        join(found, towards(below(plan_.operand(node, i)), ways));
    return found;
}

Occurrences Variables::find(const PlanNode& node) {
    switch (node.kind) {
        case NodeKind::Expression: return expression(node);
        case NodeKind::Call:
        case NodeKind::WeakerMeans:
        case NodeKind::Strictly: return all(node, way::yes);
        case NodeKind::LawSwitch: return all(node, way::either);
        case NodeKind::Atypical:
        case NodeKind::Discretion:
        case NodeKind::Suspension: return one(of(node), way::yes, false);
        case NodeKind::EveryPerson: return list(node, way::yes);
    }
    return {};
}

/// Of several persons, items or days: what is asked below is asked more than once.
Occurrences Variables::list(const PlanNode& node, std::uint8_t ways) {
    Occurrences found = repeated(all(node, ways));
    join(found, one(fact(model::FactId{node.ref}), ways, true));
    join(found, one(number(Kind::Person, node.ref, 0), way::either, true));
    return with_birth(std::move(found));
}

Occurrences Variables::chain(const PlanNode& node) {
    Occurrences found = with_birth(one(number(Kind::Doubtful, node.ref, 0), way::yes, true));
    for (const engine::PlanChainLine& line : plan_.chains[node.ref].lines) {
        if (line.condition != no_node) join(found, repeated(below(line.condition)));
        for (const NodeId other : {line.counting, line.limit})
            if (other != no_node) join(found, repeated(towards(below(other), way::either)));
    }
    return found;
}

/// A branch, or a cell, is asked for as the whole is, but only a truth has a direction.
Occurrences Variables::choice(const PlanNode& node) {
    Occurrences found = towards(below(plan_.operand(node, 0)), way::either);
    const std::uint8_t ways = node.type == BaseType::Wahr ? way::yes : way::either;
    for (std::uint32_t i = 1; i < node.operand_count; ++i)
        join(found, towards(below(plan_.operand(node, i)), ways));
    if (node.operation != Operation::TableValue) return found;
    for (const engine::PlanRow& row : plan_.tables[node.ref].rows)
        if (node.column < row.cells.size()) join(found, towards(below(row.cells[node.column]), way::either));
    return found;
}

/// How long the days are that lie below.
Occurrences Variables::days(const PlanNode& node) {
    const std::uint8_t ways = node.operation == Operation::Throughout ? way::yes : measured(node);
    Occurrences found = towards(below(plan_.operand(node, 0)), ways);
    for (std::uint32_t i = 1; i < node.operand_count; ++i)
        join(found, towards(below(plan_.operand(node, i)), way::either));
    return found;
}

Occurrences Variables::with_birth(Occurrences found) {
    join(found, one(birth(), way::either, true));
    return found;
}

Occurrences Variables::expression(const PlanNode& node) {
    const auto leaf = [&](bool is_truth) { return one(of(node), is_truth ? way::yes : way::either, false); };
    switch (node.operation) {
        case Operation::Constant:
        case Operation::ReferenceDay: return {};
        case Operation::FactUse:
        case Operation::CurrentPeriod:
            return leaf(plan_.book->fact(model::FactId{node.ref}).type.is(BaseType::Wahr));
        case Operation::Age: return leaf(false);
        case Operation::Judgement:
        case Operation::Discretion:
        case Operation::ReadingIs: return leaf(true);
        case Operation::AllOf:
        case Operation::AnyOf:
        case Operation::Case: return all(node, way::yes);
        case Operation::NoneOf:
        case Operation::Not: return all(node, way::no);
        case Operation::CountOf: return all(node, measured(node));
        case Operation::ForPerson: {
            Occurrences found = with_birth(all(node, way::yes));
            join(found, one(number(Kind::Person, node.ref, 0), way::either, false));
            return found;
        }
        case Operation::If:
        case Operation::TableValue: return choice(node);
        case Operation::OnDay: return repeated(all(node, way::either));
        case Operation::DaysWith: return with_birth(repeated(all(node, way::yes)));
        case Operation::ChainUse: return chain(node);
        case Operation::UninterruptedFor:
        case Operation::InTotal:
        case Operation::Throughout: return days(node);
        case Operation::NoItem: return list(node, way::no);
        case Operation::ExistsItem:
        case Operation::EveryItem: return list(node, way::yes);
        default:
            return engine::is_over_list(node.operation) ? list(node, way::either) : all(node, way::either);
    }
}

}  // namespace evaluator::cohort
