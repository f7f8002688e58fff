#include "evaluator/mass/effects.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

#include "evaluator/engine/evaluation.hpp"
#include "evaluator/pathway/effects.hpp"
#include "evaluator/person/assumption.hpp"
#include "evaluator/person/read_json.hpp"

namespace evaluator::mass {

namespace {

/// Read as a file of its own, so that the value is checked as always; then laid over each person's.
Effect with_value(const dsl::model::RuleBook& book, const std::string& wish,
                  const person::Assumption& assumed) {
    const std::string file = person::assumed_file({assumed}, {});
    dsl::core::Diagnostics diagnostics;
    auto read = person::read_json(file, dsl::core::FileId{1}, book, {}, diagnostics);
    if (!read || diagnostics.has_errors())
        throw EffectError(fmt::format(
            "`{}`: {}", wish, diagnostics.is_empty() ? "nicht lesbar" : diagnostics.all().front().message));
    if (read->persons.size() != 1 || !read->persons.front().lists.empty())
        throw EffectError(
            fmt::format("`{}`: Listen und andere Personen lassen sich nicht für alle setzen", wish));
    auto facts =
        std::make_shared<const std::vector<person::FactEntry>>(std::move(read->persons.front().facts));
    const Change change = [facts](person::Household& household) {
        auto& own = household.persons.front().facts;
        own.resize(std::max(own.size(), facts->size()));
        bool is_changed = false;
        for (std::size_t i = 0; i < facts->size(); ++i) {
            if ((*facts)[i].values.empty() || own[i] == (*facts)[i]) continue;
            own[i] = (*facts)[i];
            is_changed = true;
        }
        return is_changed;
    };
    return {wish, [change] { return change; }};
}

}  // namespace

Effect effect_of(const dsl::model::RuleBook& book, const engine::Options& options, const std::string& wish) {
    if (const auto assumed = person::parse_assumption(wish)) return with_value(book, wish, *assumed);
    engine::Options with_steps = options;
    with_steps.with_steps = true;
    // Of the norms the first will do: the steps are wanted.
    std::vector<dsl::core::Citation> targets;
    const auto norm =
        std::find_if(book.norms.begin(), book.norms.end(), [](const auto& one) { return !one.is_general; });
    if (norm != book.norms.end()) targets.push_back(norm->citation);
    auto plan = std::make_shared<const engine::Plan>(engine::compile(book, with_steps, targets));
    const auto step = std::find_if(plan->steps.begin(), plan->steps.end(), [&](const engine::PlanStep& one) {
        return dsl::core::same_name(book.steps[one.step.index].name, wish);
    });
    if (step == plan->steps.end())
        throw EffectError(
            fmt::format("eine Maßnahme `{}` gibt es nicht; angabe=wert ist auch möglich, zum Beispiel "
                        "sprachniveau_mündlich=B1",
                        wish));
    const auto& source = book.steps[step->step.index];
    const engine::PlanStep* found = &*step;
    return {source.text.empty() ? source.name : source.text, [plan, found]() -> Change {
                auto evaluation = std::make_shared<engine::Evaluation>(*plan);
                return [plan, found, evaluation](person::Household& household) {
                    const person::Household before = household;
                    evaluation->begin(before, plan->options.as_of);
                    auto changed = pathway::with_effects(*found, *evaluation, 0);
                    if (!changed) return false;
                    household = std::move(*changed);
                    return true;
                };
            }};
}

}  // namespace evaluator::mass
