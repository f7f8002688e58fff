#include "evaluator/pathway/risks.hpp"

#include <algorithm>
#include <map>

#include "evaluator/engine/facts_read.hpp"
#include "evaluator/explain/parts.hpp"
#include "evaluator/pathway/effects.hpp"
#include "evaluator/pathway/expiry.hpp"
#include "evaluator/pathway/scan.hpp"
#include "evaluator/pathway/watched.hpp"

namespace evaluator::pathway {

using core::Date;
using engine::Lane;
using engine::PlanNorm;
using engine::Truth;

namespace {

class RiskFinder {
public:
    RiskFinder(engine::Plans& plans, const person::Household& household, Date horizon,
               person::PersonIndex who, SayValue say_value)
        : scanner_(plans),
          book_(plans.book()),
          file_(std::make_shared<const person::Household>(household)),
          as_of_(plans.options().as_of),
          horizon_(horizon),
          who_(who),
          say_value_(std::move(say_value)) {}

    Risks find() {
        watched_ = watched_norms(scanner_, file_, who_, horizon_);
        Risks result;
        result.as_of = as_of_;
        result.horizon = horizon_;
        add_events(result.events);
        add_days(result.days);
        add_ends_of_status(result.days);
        add_proofs(result.days);
        std::stable_sort(result.days.begin(), result.days.end(),
                         [](const Risk& a, const Risk& b) { return a.day < b.day; });
        std::stable_sort(result.events.begin(), result.events.end(),
                         [](const Risk& a, const Risk& b) { return weight(a) > weight(b); });
        join_same(result.events);
        return result;
    }

private:
    void add_events(std::vector<Risk>& events) {
        const Date day = core::next_day(as_of_);
        engine::Evaluation& now = scanner_.on(file_, who_, day);
        for (const engine::PlanStep& step : now.plan().steps) {
            const model::Step& source = book_.steps[step.step.index];
            if (!source.is_event) continue;
            engine::Evaluation& evaluation = scanner_.on(file_, who_, day);
            if (!evaluation.truth(step.condition).possible()) continue;
            if (!with_effects(step, evaluation, who_)) continue;
            Risk risk;
            risk.kind = Risk::Kind::Event;
            risk.day = day;
            risk.name = source.name;
            risk.title = source.text.empty() ? source.name : source.text;
            risk.hints = source.attributes.hints;
            const File stranger = with_only(step, day);
            std::vector<Harm> repeated;
            std::map<File, File> after;  // each file that norms are watched on, with the event
            for (const Watched& one : watched_) {
                const auto [known, is_new] = after.try_emplace(one.file);
                if (is_new)
                    if (auto changed = with_effects(step, scanner_.on(one.file, who_, day), who_))
                        known->second = std::make_shared<const person::Household>(std::move(*changed));
                if (!known->second) continue;
                const bool repeats = one.is_burden && holds_for(stranger, one.citation, day);
                add_harm(one, known->second, day, repeats ? repeated : risk.harms);
            }
            if (risk.harms.empty()) risk.harms = std::move(repeated);
            if (!risk.harms.empty()) events.push_back(std::move(risk));
        }
    }

    /// A file of which nothing is known but the event; none for an event that asks for something: that is
    /// about this person. A burden that takes hold even there only repeats what has happened, and is told if
    /// nothing else is.
    File with_only(const engine::PlanStep& step, Date day) {
        const engine::Plan& plan = scanner_.plans().on(day);
        if (step.condition != engine::no_node) {
            const auto reads = engine::facts_read(plan, step.condition);
            if (std::find(reads.begin(), reads.end(), true) != reads.end()) return nullptr;
        }
        person::Household nobody;
        nobody.persons.emplace_back();
        const File before = std::make_shared<const person::Household>(std::move(nobody));
        auto changed = with_effects(step, scanner_.on(before, 0, day), 0);
        return changed ? std::make_shared<const person::Household>(std::move(*changed)) : nullptr;
    }

    bool holds_for(const File& file, const core::Citation& norm, Date day) {
        if (!file) return false;
        engine::Evaluation& evaluation = scanner_.on(file, 0, day);
        const PlanNorm* planned = evaluation.plan().find(norm);
        return planned && evaluation.truth(planned->value).certain();
    }

    /// Events that do the same harm are told together.
    static void join_same(std::vector<Risk>& events) {
        std::vector<Risk> joined;
        for (Risk& risk : events) {
            const auto same = std::find_if(joined.begin(), joined.end(),
                                           [&](const Risk& other) { return other.harms == risk.harms; });
            if (same == joined.end())
                joined.push_back(std::move(risk));
            else
                same->also.push_back({std::move(risk.name), std::move(risk.title), std::move(risk.hints)});
        }
        events = std::move(joined);
    }

    void add_harm(const Watched& one, const File& after, Date day, std::vector<Harm>& harms) {
        engine::Evaluation& evaluation = scanner_.on(after, who_, day);
        const PlanNorm* norm = evaluation.plan().find(one.citation);
        if (norm == nullptr) return;
        const Truth truth = evaluation.truth(norm->value);
        Harm harm;
        harm.norm = one.citation;
        harm.title = book_.norm(norm->norm).title;
        harm.was_certain = one.today.certain();
        if (one.is_burden) {
            if (!truth.certain()) return;
            harm.kind = Harm::Kind::TakesHold;
            harms.push_back(std::move(harm));
            return;
        }
        if (!one.first) return;
        const bool is_lost_now = *one.first <= day && !truth.possible(Lane::Typical);
        const auto later = scanner_.first_possible(after, who_, norm_node(one.citation), day, horizon_);
        if (later && *later <= *one.first) return;
        harm.kind = later ? Harm::Kind::Delayed : Harm::Kind::Lost;
        harm.before = one.first;
        harm.after = later;
        const Date seen = is_lost_now ? day : *one.first;
        harm.elements = failing(one.citation, one.file, after, seen);
        harms.push_back(std::move(harm));
    }

    /// Requirements possible on the one file and not on the other.
    std::vector<Harm::Element> failing(const core::Citation& citation, const File& before, const File& after,
                                       Date day) {
        std::vector<bool> were_possible;
        engine::Evaluation& first = scanner_.on(before, who_, day);
        const PlanNorm* norm = first.plan().find(citation);
        if (norm == nullptr) return {};
        for (const engine::PlanElement& element : norm->elements)
            were_possible.push_back(first.truth(element.value).possible(Lane::Typical));
        engine::Evaluation& second = scanner_.on(after, who_, day);
        return not_possible(*norm, second, were_possible);
    }

    std::vector<Harm::Element> not_possible(const PlanNorm& norm, engine::Evaluation& evaluation,
                                            const std::vector<bool>& were_possible) const {
        std::vector<Harm::Element> elements;
        for (std::size_t i = 0; i < norm.elements.size(); ++i) {
            if (!were_possible[i] || evaluation.truth(norm.elements[i].value).possible(Lane::Typical))
                continue;
            const model::Block& block = book_.block(book_.element(norm.elements[i].element).block);
            std::optional<core::Citation> cited;
            if (!block.attributes.citations.empty()) cited = block.attributes.citations.front();
            Harm::Element one{explain::requirement_text(evaluation, norm.elements[i], say_value_),
                              norm.elements[i].kind, cited};
            // The old and the new side of a transition ask the same.
            if (std::find(elements.begin(), elements.end(), one) == elements.end())
                elements.push_back(std::move(one));
        }
        return elements;
    }

    /// Days on which the facts going on as they are, or the law, end or bring about something.
    void add_days(std::vector<Risk>& days) {
        std::map<Date, Risk> by_day;
        for (const Watched& one : watched_) {
            const bool burdens = one.is_burden;
            if (!burdens && !one.first) continue;
            const Date from = std::max(core::next_day(as_of_), one.first.value_or(as_of_));
            const auto turns = [burdens](Truth truth) {
                return burdens ? truth.certain() : !truth.possible(Lane::Typical);
            };
            const auto day =
                scanner_.first_day(one.file, who_, norm_node(one.citation), from, horizon_, turns, !burdens);
            if (!day) continue;
            Risk& risk = by_day[*day];
            risk.kind = Risk::Kind::Day;
            risk.day = *day;
            risk.harms.push_back(harm_on(one, *day));
        }
        for (auto& [day, risk] : by_day) days.push_back(std::move(risk));
    }

    Harm harm_on(const Watched& one, Date day) {
        Harm harm;
        harm.kind = one.is_burden ? Harm::Kind::TakesHold : Harm::Kind::Lost;
        harm.norm = one.citation;
        harm.was_certain = one.today.certain();
        if (one.first && *one.first > core::next_day(as_of_)) harm.before = one.first;
        engine::Evaluation& evaluation = scanner_.on(one.file, who_, core::previous_day(day));
        const PlanNorm* norm = evaluation.plan().find(one.citation);
        if (norm == nullptr) return harm;
        harm.title = book_.norm(norm->norm).title;
        if (one.is_burden) return harm;
        std::vector<bool> were_possible;
        for (const engine::PlanElement& element : norm->elements)
            were_possible.push_back(evaluation.truth(element.value).possible(Lane::Typical));
        engine::Evaluation& then = scanner_.on(one.file, who_, day);
        const PlanNorm* later = then.plan().find(one.citation);
        if (later == nullptr || !later->stands || later->elements.size() != were_possible.size()) return harm;
        harm.elements = not_possible(*later, then, were_possible);
        return harm;
    }

    void add_ends_of_status(std::vector<Risk>& days) {
        File planned = file_;
        for (Expiry& end : expiries(scanner_, {who_}, horizon_, planned)) {
            Risk risk;
            risk.kind = Risk::Kind::StatusEnds;
            risk.day = end.day;
            risk.title = end.status;
            risk.expiry = std::move(end);
            days.push_back(std::move(risk));
        }
    }

    /// Each proof in the file once, on the first day it is no longer valid.
    void add_proofs(std::vector<Risk>& days) const {
        std::map<std::pair<Date, std::string>, Risk> found;
        const auto look = [&](const std::string& fact, const std::vector<person::Proof>& proofs) {
            for (const person::Proof& proof : proofs) {
                if (!proof.valid_until || *proof.valid_until < as_of_ || *proof.valid_until >= horizon_)
                    continue;
                const Date day = core::next_day(*proof.valid_until);
                Risk& risk = found[{day, proof.kind}];
                risk.kind = Risk::Kind::ProofLapses;
                risk.day = day;
                risk.title = proof.kind;
                if (risk.name.empty()) risk.name = fact;
            }
        };
        const person::Person& person = file_->persons[who_];
        for (std::size_t i = 0; i < person.facts.size(); ++i)
            for (const person::TimedValue& timed : person.facts[i].values)
                look(book_.facts[i].name, timed.proofs);
        const model::FactId status = status_list(book_).list;  // its paper is told as the end of the status
        for (const person::ItemList& list : person.lists)
            for (const person::Item& item : list.items)
                if (item.until.high > as_of_ && !(list.fact == status))
                    look(book_.fact(list.fact).name, item.proofs);
        for (auto& [key, risk] : found) days.push_back(std::move(risk));
    }

    static std::size_t weight(const Risk& risk) {
        std::size_t sum = 0;
        for (const Harm& harm : risk.harms)
            sum += harm.was_certain ? 10 : harm.kind == Harm::Kind::Delayed ? 1 : 3;
        return sum;
    }

    Scanner scanner_;
    const model::RuleBook& book_;
    File file_;
    Date as_of_, horizon_;
    person::PersonIndex who_;
    SayValue say_value_;
    std::vector<Watched> watched_;
};

}  // namespace

Risks risks(engine::Plans& plans, const person::Household& household, Date horizon, person::PersonIndex who,
            const SayValue& say_value) {
    return RiskFinder{plans, household, horizon, who, say_value}.find();
}

}  // namespace evaluator::pathway
