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

}  // namespace

void Explainer::add_answer_sets(NormReport& report, const engine::PlanNorm& planned) {
    const engine::Settlement found = engine::settlement(evaluation_, planned.value);
    const auto answer = [&](const engine::Answer& source) {
        NeededAnswer result{says_of(source.says), reason(source.variable, std::nullopt), {}};
        for (const Reason& open : report.reasons)
            if (open.kind == result.asked.kind && open.name == result.asked.name &&
                open.person == result.asked.person && open.item == result.asked.item)
                result.asked.citation = open.citation;
        if (source.says == engine::Answer::Says::OneOf) {
            const model::Type& type = book_.fact(model::FactId{source.variable.variable.ref}).type;
            result.values = words_of(book_.choice(type.choice), source.values);
        }
        return result;
    };
    const auto all = [&](const std::vector<engine::AnswerSet>& sets, std::vector<AnswerSet>& into) {
        for (const engine::AnswerSet& set : sets) {
            into.emplace_back();
            for (const engine::Answer& one : set.answers) into.back().answers.push_back(answer(one));
        }
    };
    all(found.yes, report.settled_as_yes);
    all(found.no, report.settled_as_no);
    report.has_all_sets = found.is_complete;
}

}  // namespace evaluator::explain
