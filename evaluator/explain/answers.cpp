// The smallest sets of answers that settle an open norm (engine/settle.hpp), in the words of its open points.
#include <algorithm>

#include "evaluator/engine/settle.hpp"
#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

namespace {

NeededAnswer::Says says_of(engine::Answer::Says says) {
    switch (says) {
        case engine::Answer::Says::Yes: return NeededAnswer::Says::Yes;
        case engine::Answer::Says::No: return NeededAnswer::Says::No;
        case engine::Answer::Says::OneOf: return NeededAnswer::Says::OneOf;
        case engine::Answer::Says::Suitable: return NeededAnswer::Says::Suitable;
    }
    return NeededAnswer::Says::Suitable;
}

std::vector<std::string> words_of(const model::Choice& choice, model::ChoiceMask values) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < choice.values.size(); ++i)
        if ((values >> i) & 1)
            words.push_back(choice.values[i].text.empty() ? choice.values[i].name : choice.values[i].text);
    return words;
}

NeededAnswer::Of asked_of(const model::RuleBook& book, const engine::Variable& variable) {
    using Of = NeededAnswer::Of;
    if (variable.kind == engine::Variable::Kind::Person) return Of::Person;
    if (variable.kind != engine::Variable::Kind::Fact) return Of::Question;
    const model::Type& type = book.fact(model::FactId{variable.ref}).type;
    if (type.is_list()) return Of::List;
    return type.is(model::BaseType::Datum) || type.is(model::BaseType::Ereignis) ? Of::Event : Of::Question;
}

bool is_same(const Reason& a, const Reason& b) {
    return a.kind == b.kind && a.name == b.name && a.person == b.person && a.item == b.item;
}

bool is_same(const AnswerSet& a, const AnswerSet& b) {
    return std::equal(a.answers.begin(), a.answers.end(), b.answers.begin(), b.answers.end(),
                      [](const NeededAnswer& one, const NeededAnswer& other) {
                          return one.says == other.says && one.values == other.values &&
                                 one.asked.span == other.asked.span && is_same(one.asked, other.asked);
                      });
}

/// What is no reason of the norm changes nothing, so no set needs it. Atypical cases are named as reasons
/// only where they are already needed.
bool matters(const NeededAnswer& answer, const NormReport& report) {
    return answer.asked.kind == ReasonKind::Atypical ||
           std::any_of(report.reasons.begin(), report.reasons.end(),
                       [&](const Reason& open) { return is_same(open, answer.asked); });
}

}  // namespace

void Explainer::add_answer_sets(NormReport& report, const engine::PlanNorm& planned) {
    const engine::Settlement found = engine::settlement(evaluation_, planned.value);
    const auto answer = [&](const engine::Answer& source) {
        NeededAnswer result{says_of(source.says),
                            reason(source.variable, std::nullopt),
                            {},
                            asked_of(book_, source.variable.variable)};
        for (const Reason& open : report.reasons)
            if (is_same(open, result.asked)) result.asked.citation = open.citation;
        if (source.says == engine::Answer::Says::OneOf) {
            const model::Type& type = book_.fact(model::FactId{source.variable.variable.ref}).type;
            result.values = words_of(book_.choice(type.choice), source.values);
        }
        return result;
    };
    const auto all = [&](const std::vector<engine::AnswerSet>& sets, std::vector<AnswerSet>& into) {
        for (const engine::AnswerSet& set : sets) {
            AnswerSet one;
            for (const engine::Answer& source : set.answers)
                if (const NeededAnswer needed = answer(source); matters(needed, report))
                    one.answers.push_back(needed);
            const bool is_known = std::any_of(into.begin(), into.end(),
                                              [&](const AnswerSet& other) { return is_same(one, other); });
            if (!one.answers.empty() && !is_known) into.push_back(std::move(one));
        }
    };
    all(found.yes, report.settled_as_yes);
    all(found.no, report.settled_as_no);
    report.has_all_sets = found.is_complete;
}

}  // namespace evaluator::explain
