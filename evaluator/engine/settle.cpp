#include "evaluator/engine/settle.hpp"

#include <algorithm>
#include <optional>

#include "evaluator/engine/settler.hpp"

namespace evaluator::engine {

using model::BaseType;
using Says = Answer::Says;

namespace {

/// The value that gives the answer, if it can be tried.
std::optional<Assumption> tried(const Answer& answer) {
    const Variable& variable = answer.variable.variable;
    if (variable.kind == Variable::Kind::Reading || variable.kind == Variable::Kind::Person ||
        variable.kind == Variable::Kind::Doubtful || answer.says == Says::Suitable)
        return std::nullopt;
    Value value;
    value.is_known = true;
    const bool yes = answer.says == Says::Yes;
    if (answer.says == Says::OneOf)
        value.mask = answer.values & ~(answer.values - 1);
    else
        value.truth = !yes                                          ? Truth::no()
                      : variable.kind == Variable::Kind::Discretion ? Truth::discretion_exercised()
                      : variable.kind == Variable::Kind::Atypical   ? Truth::atypical_affirmed()
                                                                    : Truth::yes();
    return Assumption{variable, value};
}

bool is_truth_or_choice(const model::RuleBook& book, const Answer& answer) {
    if (answer.variable.variable.kind != Variable::Kind::Fact) return true;
    const model::Type& type = book.fact(model::FactId{answer.variable.variable.ref}).type;
    return type.is(BaseType::Wahr) || type.is(BaseType::Auswahl);
}

/// Evaluates with the answers, and without each: drops those that are not needed. False: they do not settle
/// it.
bool prove(Evaluation& evaluation, NodeId node, bool wanted, AnswerSet& set) {
    std::vector<Assumption> assumptions;
    for (const Answer& answer : set.answers) {
        const auto assumption = tried(answer);
        if (!assumption || !is_truth_or_choice(*evaluation.plan().book, answer)) return true;
        assumptions.push_back(*assumption);
    }
    const auto settles = [&](const std::vector<Assumption>& given) {
        evaluation.assume(given);
        const Truth truth = evaluation.truth(node);
        return wanted ? truth.certain() : !truth.possible();
    };
    if (!settles(assumptions)) return false;
    for (std::size_t i = 0; i < assumptions.size() && assumptions.size() > 1;) {
        std::vector<Assumption> fewer = assumptions;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        if (!settles(fewer)) {
            ++i;
            continue;
        }
        assumptions = std::move(fewer);
        set.answers.erase(set.answers.begin() + static_cast<std::ptrdiff_t>(i));
    }
    set.is_tried = true;
    return true;
}

bool is_within(const AnswerSet& less, const AnswerSet& more) {
    return std::all_of(less.answers.begin(), less.answers.end(), [&](const Answer& wanted) {
        return std::any_of(more.answers.begin(), more.answers.end(), [&](const Answer& given) {
            return given.variable.variable == wanted.variable.variable && given.says == wanted.says &&
                   (given.values & ~wanted.values) == 0;
        });
    });
}

}  // namespace

Settlement settlement(Evaluation& evaluation, NodeId node, std::size_t most_sets) {
    Settlement result;
    if (evaluation.truth(node).is_decided()) return result;
    Settler settler{evaluation, most_sets};
    for (const bool wanted : {true, false}) {
        std::vector<AnswerSet>& side = wanted ? result.yes : result.no;
        const Family family = settler.settle(node, evaluation.root(), wanted);
        for (const LiteralSet& set : family.sets()) {
            AnswerSet one = settler.answers(set);
            if (!prove(evaluation, node, wanted, one)) continue;
            const bool is_known = std::any_of(side.begin(), side.end(),
                                              [&](const AnswerSet& other) { return is_within(other, one); });
            if (is_known) continue;
            std::erase_if(side, [&](const AnswerSet& other) { return is_within(one, other); });
            side.push_back(std::move(one));
        }
        evaluation.assume({});
    }
    // A variable that stands in several places may settle the node in ways its parts do not show.
    const auto open = open_variables(evaluation, node, evaluation.root());
    result.is_complete =
        !settler.is_cut() &&
        std::none_of(open.begin(), open.end(), [](const OpenVariable& one) { return one.occurrences > 1; });
    return result;
}

KnownParts::KnownParts() = default;
KnownParts::~KnownParts() = default;

std::vector<AnswerSet> rough_settlement(Evaluation& evaluation, NodeId node, const Context& context,
                                        std::size_t most_sets, KnownParts& known) {
    std::vector<AnswerSet> result;
    if (evaluation.value(node, context).truth.is_decided()) return result;
    Settler settler{evaluation, most_sets};
    const Family family = settler.settle_by_parts(node, context, known);
    for (const LiteralSet& set : family.sets()) result.push_back(settler.answers(set));
    evaluation.assume({});
    return result;
}

}  // namespace evaluator::engine
