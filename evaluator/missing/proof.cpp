#include "evaluator/missing/proof.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/cells.hpp"

namespace evaluator::missing {

using core::Date;
using explain::Outcome;

bool is_granted(Outcome outcome) {
    return outcome == Outcome::Claim || outcome == Outcome::RegularClaim ||
           outcome == Outcome::DiscretionOpened || outcome == Outcome::TakesEffect;
}

const engine::PlanNorm* norm_in_force(const engine::Plan& plan, const core::Citation& citation) {
    const engine::PlanNorm* norm = plan.find(citation);
    return norm != nullptr && norm->is_requested && norm->stands ? norm : nullptr;
}

engine::Evaluation& Evaluations::begin(const engine::Plan& plan, Date day) {
    auto& evaluation = by_plan_[&plan];
    if (!evaluation) evaluation = std::make_unique<engine::Evaluation>(plan);
    evaluation->begin(household_, day, who_);
    return *evaluation;
}

const Evaluations::File& Evaluations::file_after(const StepsDone& done, const std::vector<PlannedStep>& steps,
                                                 const model::RuleBook& book) {
    const auto known = files_.find(done);
    if (known != files_.end()) return known->second;
    File file = household_;
    for (const auto& [number, end] : done)
        if (file) file = household_after(steps[number], book, *file, who_, end);
    return files_.emplace(done, std::move(file)).first->second;
}

engine::Evaluation* Evaluations::after(const StepsDone& done, const std::vector<PlannedStep>& steps,
                                       const engine::Plan& plan, Date day) {
    const File& file = file_after(done, steps, *plan.book);
    if (!file) return nullptr;
    auto& evaluation = after_by_plan_[&plan];
    const bool is_new = !evaluation;
    if (is_new) evaluation = std::make_unique<engine::Evaluation>(plan);
    if (is_new || evaluation->as_of() != day) evaluation->begin(household_, day, who_);
    if (&evaluation->household() != &*file)
        evaluation->vary(*file);
    else
        evaluation->assume({});
    return evaluation.get();
}

/// The same element in another version of the law has the same name.
std::string element_key(const engine::Plan& plan, const engine::PlanElement& element) {
    const model::Block& block = plan.book->block(plan.book->element(element.element).block);
    return block.name + (element.is_old_side ? "/alt" : "") + " " +
           (block.attributes.citations.empty() ? "" : core::to_text(block.attributes.citations.front()));
}

Proof::Try Proof::attempt(const LiteralSet& set) {
    Try result;
    result.ready = shared_.today;
    assumed_.clear();
    done_.clear();
    read_as(set);
    std::vector<std::uint32_t> steps;
    evaluation_->assume({});
    for (const Literal& literal : set.literals) {
        const Subject& subject = shared_.subjects[literal.subject];
        if (subject.kind == Kind::Reading && literal.values != 0) continue;
        if (subject.step != ~0U) {
            steps.push_back(subject.step);
            continue;
        }
        const auto assumption = tried(subject, literal, *evaluation_, shared_.today);
        if (!assumption) {
            result.can_be_tried = false;
            return result;
        }
        assumed_.push_back(*assumption);
    }
    evaluation_->assume(assumed_);
    if (!take_steps(std::move(steps), result.ready)) return result;
    if (result.ready > evaluation_->as_of()) {
        if (result.ready < shared_.horizon) shared_.days.insert(result.ready);
        return result;
    }
    const engine::Truth truth = is_certain() ? evaluation_->truth(norm_->value) : engine::Truth::open();
    const auto outcome = explain::result_of(*evaluation_, *norm_, truth, evaluation_->root());
    result.outcome = outcome.outcome;
    result.holds = truth.certain() && is_granted(outcome.outcome);
    return result;
}

void Proof::read_as(const LiteralSet& set) {
    std::vector<std::pair<model::ReadingId, std::uint32_t>> readings;
    for (const Literal& literal : set.literals) {
        const Subject& subject = shared_.subjects[literal.subject];
        if (subject.kind != Kind::Reading || literal.values == 0) continue;
        std::uint32_t meaning = 0;
        while (((literal.values >> meaning) & 1) == 0) ++meaning;
        readings.emplace_back(model::ReadingId{subject.open.variable.ref}, meaning);
    }
    evaluation_ = &own_;
    norm_ = &own_norm_;
    if (readings.empty()) return;
    const engine::Plan& plan = shared_.laws.on(own_.as_of(), readings, own_norm_.citation);
    if (const engine::PlanNorm* norm = norm_in_force(plan, own_norm_.citation)) {
        evaluation_ = &evaluations_.begin(plan, own_.as_of());
        norm_ = norm;
    }
}

/// Exact: where an open variable stands in several places, its cells are tried. Leaves what is assumed.
bool Proof::is_certain() {
    if (evaluation_->truth(norm_->value).certain()) return true;
    if (!evaluation_->truth(norm_->value).possible()) return false;
    constexpr std::size_t most_tries = 256;
    std::vector<std::vector<engine::Assumption>> repeated;
    std::size_t tries = 1;
    for (const auto& open : engine::open_variables(*evaluation_, norm_->value, evaluation_->root())) {
        if (open.occurrences < 2) continue;
        std::vector<engine::Assumption> cells;
        for (const engine::Value& value : engine::cells_of(*evaluation_, norm_->value, open))
            cells.push_back({open.variable, value});
        if (cells.empty() || tries * cells.size() > most_tries) continue;
        tries *= cells.size();
        repeated.push_back(std::move(cells));
    }
    bool is_always = !repeated.empty();
    for (std::size_t number = 0; number < tries && is_always; ++number) {
        std::vector<engine::Assumption> together = assumed_;
        std::size_t rest = number;
        for (const auto& cells : repeated) {
            together.push_back(cells[rest % cells.size()]);
            rest /= cells.size();
        }
        evaluation_->assume(std::move(together));
        is_always = evaluation_->truth(norm_->value).certain();
    }
    if (!is_always) evaluation_->assume(assumed_);
    return is_always;  // the last cells stay assumed: the result is the same under each
}

bool Proof::read_after() {
    if (done_.empty()) return true;
    engine::Evaluation* after =
        evaluations_.after(done_, shared_.laws.steps(), evaluation_->plan(), own_.as_of());
    if (after == nullptr) return false;
    evaluation_ = after;
    // What is said of an entry that does not come any more is said of nothing.
    const auto& lists = after->household().persons[after->root().frame(0).who].lists;
    return std::none_of(assumed_.begin(), assumed_.end(), [&](const engine::Assumption& assumption) {
        if (assumption.variable.list.is_none()) return false;
        return std::any_of(lists.begin(), lists.end(), [&](const person::ItemList& list) {
            return list.fact == assumption.variable.list && list.items.size() <= assumption.variable.position;
        });
    });
}

/// Rounds: what can begin now, then what can begin after it.
bool Proof::take_steps(std::vector<std::uint32_t> steps, Date& ready) {
    while (!steps.empty()) {
        StepsDone taken;
        for (const std::uint32_t number : steps) {
            const PlannedStep& step = shared_.laws.steps()[number];
            if (const auto start = first_day_allowed(step, ready))
                taken.emplace_back(number, end_of(step, *evaluation_, *start));
        }
        if (taken.empty()) return false;
        for (const auto& [number, end] : taken) {
            const PlannedStep& step = shared_.laws.steps()[number];
            std::erase(steps, number);
            const auto effects = effects_of(step, *evaluation_, evaluation_->as_of());
            assumed_.insert(assumed_.begin(), effects.begin(), effects.end());
            if (!step.list_effects.empty()) done_.emplace_back(number, end);
            ready = std::max(ready, end);
        }
        if (ready <= evaluation_->as_of() && !read_after()) return false;
        evaluation_->assume(assumed_);
    }
    return true;
}

std::optional<Date> Proof::first_day_allowed(const PlannedStep& step, Date from) {
    constexpr int most_changes = 24;
    Date day = from;
    for (int i = 0; i < most_changes && day <= evaluation_->as_of(); ++i) {
        bool is_allowed = true;
        Date next = Date::never();
        for (const core::Citation& citation : step.conditions) {
            const engine::PlanNorm* norm = norm_in_force(evaluation_->plan(), citation);
            if (!norm) return std::nullopt;
            const engine::Value value = evaluation_->value(norm->value, evaluation_->root().on(day));
            is_allowed = is_allowed && value.truth.certain();
            next = std::min(next, value.until.facts);
        }
        if (is_allowed) return day;
        day = std::max(next, core::next_day(day));
    }
    return std::nullopt;
}

std::vector<bool> Proof::standing() {
    std::vector<bool> result;
    for (const engine::PlanElement& element : norm_->elements)
        result.push_back(evaluation_->truth(element.value).certain());
    return result;
}

std::vector<std::string> Proof::lost(const std::vector<bool>& with) {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < norm_->elements.size(); ++i)
        if (with[i] && !evaluation_->truth(norm_->elements[i].value).certain())
            result.push_back(element_key(evaluation_->plan(), norm_->elements[i]));
    return result;
}

std::set<std::string> Proof::standing_keys(bool is_standing) {
    std::set<std::string> result;
    for (const engine::PlanElement& element : norm_->elements)
        if (evaluation_->truth(element.value).certain() == is_standing)
            result.insert(element_key(evaluation_->plan(), element));
    return result;
}

void Proof::reduce(Found& found) {
    found.served.clear();
    attempt(found.set);
    std::vector<bool> with = standing();
    for (std::size_t i = 0; i < found.set.literals.size();) {
        LiteralSet fewer = found.set;
        fewer.literals.erase(fewer.literals.begin() + static_cast<std::ptrdiff_t>(i));
        if (attempt(fewer).holds) {
            found.set = std::move(fewer);
            found.served.clear();
            with = standing();
            i = 0;
            continue;
        }
        found.served.push_back(lost(with));
        ++i;
    }
    found.set.rank = 0;
    for (const Literal& literal : found.set.literals)
        found.set.rank = std::max(found.set.rank, shared_.subjects.rank_of(literal.subject));
    const Try whole = attempt(found.set);
    found.ready = whole.ready;
    found.outcome = whole.outcome;
    found.is_proven = whole.holds;
}

}  // namespace evaluator::missing
