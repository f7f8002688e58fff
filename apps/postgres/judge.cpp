#include "apps/postgres/judge.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "apps/paragraf/citations.hpp"
#include "apps/paragraf/user_error.hpp"
#include "evaluator/engine/reasons.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/render/result_names.hpp"

namespace apps::postgres {

namespace core = dsl::core;
namespace engine = evaluator::engine;
namespace explain = evaluator::explain;
using evaluator::render::result_name;

namespace {

// Texts of norms and states of the law come from queries: what is kept must not grow with them.
constexpr std::size_t most_questions = 64;
constexpr std::size_t most_plans = 64;
constexpr std::size_t most_messages = 20;

/// Without the line of the source: it would put what is in the file into the log of the server.
std::string in_words(const core::Diagnostic& found) {
    return fmt::format("{}: {}", core::id_of(found.code), found.message);
}

std::string helps_of(const core::Diagnostic& found) {
    return fmt::format("{}", fmt::join(found.helps, "; "));
}

std::vector<core::Diagnostic> of_severity(const core::Diagnostics& found, core::Severity severity) {
    std::vector<core::Diagnostic> some;
    for (const auto& one : found.sorted())
        if (one.severity == severity) some.push_back(one);
    return some;
}

std::string listed(const std::vector<core::Diagnostic>& found, std::size_t first) {
    std::string text;
    for (std::size_t i = first; i < found.size() && i < first + most_messages; ++i) {
        const std::string helps = helps_of(found[i]);
        text += (text.empty() ? "" : "\n") + in_words(found[i]) + (helps.empty() ? "" : " (" + helps + ")");
    }
    if (found.size() > first + most_messages)
        text += fmt::format("\nund {} weitere", found.size() - first - most_messages);
    return text;
}

/// What an explanation would say of the norm (explain::explain_norm), without building it.
explain::Outcome outcome_of(engine::Evaluation& evaluation, const engine::PlanNorm& norm) {
    engine::Truth truth = evaluation.truth(norm.value);
    if (truth.is_open()) {
        engine::ExactTruth exact{evaluation, explain::ExplainOptions{}.most_cells};
        truth = exact.of(norm.value, evaluation.root()).truth;
    }
    return explain::result_of(evaluation, norm, truth, evaluation.root()).outcome;
}

}  // namespace

PersonError::PersonError(const core::Diagnostics& found)
    : std::runtime_error(in_words(of_severity(found, core::Severity::Error).front())) {
    const auto errors = of_severity(found, core::Severity::Error);
    detail = listed(errors, 1);
    hint = helps_of(errors.front());
}

Judge::Judge(const std::filesystem::path& folder)
    : rules_(load_sound_rules(folder, false)), reader_(rules_->book) {}

void Judge::read(std::string_view person) {
    if (person_ && person == person_text_) return;
    if (person_) reader_.recycle(std::move(*person_));
    person_.reset();
    warnings_.clear();
    // No day is told to the reader: it would be today's, and the result must hang on nothing but the
    // arguments. No further files are found: the database is not to open files that a row names.
    core::Diagnostics found;
    auto household = reader_.read_json(person, core::no_file, {}, found);
    if (!household) throw PersonError(found);
    if (!found.is_empty()) warnings_ = listed(of_severity(found, core::Severity::Warning), 0);
    person_text_ = person;
    person_ = std::move(household);
}

Judge::Question& Judge::question(const std::string& norm) {
    if (const auto known = questions_.find(norm); known != questions_.end()) return known->second;
    Question made;
    if (!norm.empty()) {
        for (const auto* meant : norms_matching(rules_->book, norm))
            if (!meant->is_general &&
                std::find(made.norms.begin(), made.norms.end(), meant->citation) == made.norms.end())
                made.norms.push_back(meant->citation);
        made.targets = read_citation(rules_->book, norm);
        if (made.norms.size() == 1) made.exact = made.norms.front();
        for (const auto& citation : made.norms)  // there may be further norms below it
            if (made.targets.size() == 1 && citation == made.targets.front()) made.exact = citation;
    }
    if (questions_.size() >= most_questions) questions_.clear();
    return questions_.emplace(norm, std::move(made)).first->second;
}

Judge::Prepared& Judge::prepared(Question& question, core::Date day) {
    auto& by_law = question.by_law;
    const auto after = by_law.upper_bound(day);
    if (after != by_law.begin())
        if (auto& before = *std::prev(after)->second; day < before.plan.law_until) return before;
    engine::Options options;
    options.as_of = day;
    auto made = std::make_unique<Prepared>(engine::compile(rules_->book, options, question.targets));
    if (by_law.size() >= most_plans) by_law.clear();
    return *by_law.emplace(day, std::move(made)).first->second;
}

engine::Evaluation& Judge::begin(Question& question, core::Date day) {
    engine::Evaluation& evaluation = prepared(question, day).evaluation;
    evaluation.begin(*person_, day);
    return evaluation;
}

std::string_view Judge::verdict(const std::string& norm, core::Date day) {
    Question& asked = question(norm);
    if (!asked.exact) {
        std::vector<std::string> names;
        for (const auto& citation : asked.norms) names.push_back(core::to_text(citation));
        throw UserError(fmt::format("`{}` nennt {} Normen, erwartet wird genau eine: {}", norm, names.size(),
                                    fmt::join(names, ", ")));
    }
    engine::Evaluation& evaluation = begin(asked, day);
    std::optional<explain::Outcome> result;
    for (const engine::PlanNorm& planned : evaluation.plan().norms) {
        if (!planned.is_requested || !(planned.citation == *asked.exact)) continue;
        const explain::Outcome outcome = outcome_of(evaluation, planned);
        if (outcome == explain::Outcome::NotInForce) continue;
        if (result)
            throw UserError(fmt::format("von `{}` gelten am Stichtag mehrere Fassungen nebeneinander", norm));
        result = outcome;
    }
    return result_name(result.value_or(explain::Outcome::NotInForce));
}

std::size_t Judge::check(const std::string& norm, core::Date day) {
    evaluation_ = &begin(question(norm), day);
    const engine::Plan& plan = evaluation_->plan();
    asked_.clear();
    for (const engine::PlanNorm& planned : plan.norms)
        if (planned.is_requested) asked_.push_back({&planned, planned.norm});
    for (const auto id : plan.not_in_force) asked_.push_back({nullptr, id});
    return asked_.size();
}

std::vector<ResultRow> Judge::rows(std::size_t norm) {
    const Asked& asked = asked_.at(norm);
    explain::NormReport report;
    if (asked.norm != nullptr) {
        explain::ExplainOptions options;
        options.with_trials = false;
        options.with_answers = false;
        report = explain::explain_norm(*evaluation_, *asked.norm, options);
    } else {
        const auto& source = rules_->book.norm(asked.id);
        report.citation = source.citation;
        report.title = source.title;
        report.outcome = explain::Outcome::NotInForce;
    }
    return rows_of(report, evaluation_->as_of());
}

}  // namespace apps::postgres
