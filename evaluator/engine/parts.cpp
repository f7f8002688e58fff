#include "evaluator/engine/parts.hpp"

#include <algorithm>

namespace evaluator::engine {

using core::Date;

namespace {

bool may_hang_on(const model::RuleBook& book, model::FactId list, const Dependencies& dependencies) {
    const auto has = [&](model::FactId fact) {
        return dependencies.test(dependency_bit(Variable::Kind::Fact, fact.index));
    };
    const model::Fact& fact = book.fact(list);
    if (!fact.type.is(model::BaseType::Zeitraeume)) return false;
    const auto& attributes = book.list(fact.type.list).attributes;
    return has(list) || std::any_of(attributes.begin(), attributes.end(), has);
}

}  // namespace

std::vector<Date> parts_of(const Evaluation& evaluation, const model::Validity& stretch, Date last,
                           PersonIndex who, const Dependencies& dependencies) {
    std::vector<Date> days{stretch.from};
    if (who >= evaluation.household().persons.size()) return days;
    for (const person::ItemList& list : evaluation.household().persons[who].lists) {
        if (!may_hang_on(*evaluation.plan().book, list.fact, dependencies)) continue;
        for (const person::Item& item : list.items)
            for (const Date edge : {item.from.low, item.from.high, item.until.low, item.until.high})
                if (stretch.from < edge && edge < stretch.until && edge <= last) days.push_back(edge);
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

bool may_be_credited(Evaluation& evaluation, const PlanChain& chain, const Context& context) {
    return std::any_of(chain.lines.begin(), chain.lines.end(), [&](const PlanChainLine& line) {
        return line.kind == model::ChainLineKind::Credit &&
               (line.condition == no_node || evaluation.value(line.condition, context).truth.possible());
    });
}

bool is_doubtful(const Value& counting) {
    return counting.mask == (model::ChoiceMask{1} << static_cast<int>(model::Counting::Doubtful));
}

bool is_open(const GapVerdict& gap) {
    for (const Truth truth : {gap.counted, gap.capped, gap.half, gap.bridged}) {
        if (truth.is_open()) return true;
        if (truth.possible()) return false;
    }
    return false;
}

}  // namespace evaluator::engine
