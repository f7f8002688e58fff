#include "evaluator/pathway/risks.hpp"

#include <algorithm>
#include <map>

#include "evaluator/explain/parts.hpp"
#include "evaluator/pathway/effects.hpp"
#include "evaluator/pathway/scan.hpp"

namespace evaluator::pathway {

using core::Date;
using engine::Lane;
using engine::PlanNorm;
using engine::Truth;

namespace {

/// A norm that gives something is lost; one that forbids, obliges or does something by law takes hold.
enum class Side : std::uint8_t { Gives, Burdens, Neither };

Side side_of(const model::Norm& norm) {
    if (!norm.leads_to.empty()) return Side::Gives;
    using Kind = model::ConsequenceKind;
    const bool burdens = std::any_of(norm.consequences.begin(), norm.consequences.end(), [](const auto& one) {
        return one.kind == Kind::Verbot || one.kind == Kind::Pflicht || one.kind == Kind::KraftGesetzes;
    });
    return burdens ? Side::Burdens : Side::Neither;
}

bool asks(model::ElementKind kind) {
    return kind == model::ElementKind::Voraussetzung || kind == model::ElementKind::Regelvoraussetzung;
}

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
        note_norms();
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
        return result;
    }

private:
    struct Watched {
        core::Citation citation;
        Side side;
        Truth today;
        std::optional<Date> first;  // first possible day
    };

    /// Norms that give something and can still be met, of which the file already meets a part; and burdens
    /// that do not hold today.
    void note_norms() {
        const Date tomorrow = core::next_day(as_of_);
        engine::Evaluation& evaluation = scanner_.on(file_, who_, as_of_);
        const engine::Plan& plan = evaluation.plan();
        for (const PlanNorm& norm : plan.norms) {
            if (!norm.is_requested || !norm.stands) continue;
            const Side side = side_of(book_.norm(norm.norm));
            const Truth truth = evaluation.truth(norm.value);
            if (side == Side::Neither || (side == Side::Burdens && truth.certain())) continue;
            if (side == Side::Gives && !truth.certain() && !is_about(evaluation, norm)) continue;
            watched_.push_back({norm.citation, side, truth, std::nullopt});
        }
        for (Watched& one : watched_)
            if (one.side == Side::Gives)
                one.first = scanner_.first_possible(file_, who_, norm_node(one.citation), tomorrow, horizon_);
    }

    /// At least half of its own requirements are certainly met: the person is close.
    static bool is_about(engine::Evaluation& evaluation, const PlanNorm& norm) {
        int met = 0, all = 0;
        for (const engine::PlanElement& element : norm.elements) {
            if (element.is_general || !asks(element.kind)) continue;
            ++all;
            met += evaluation.truth(element.value).certain() ? 1 : 0;
        }
        return all > 0 && 2 * met >= all;
    }

    void add_events(std::vector<Risk>& events) {
        const Date day = core::next_day(as_of_);
        engine::Evaluation& now = scanner_.on(file_, who_, day);
        for (const engine::PlanStep& step : now.plan().steps) {
            const model::Step& source = book_.steps[step.step.index];
            if (!source.is_event) continue;
            engine::Evaluation& evaluation = scanner_.on(file_, who_, day);
            if (!evaluation.truth(step.condition).possible()) continue;
            auto changed = with_effects(step, evaluation, who_);
            if (!changed) continue;
            Risk risk;
            risk.kind = Risk::Kind::Event;
            risk.day = day;
            risk.name = source.name;
            risk.title = source.text.empty() ? source.name : source.text;
            risk.hints = source.attributes.hints;
            const File after = std::make_shared<const person::Household>(std::move(*changed));
            for (const Watched& one : watched_) add_harm(one, after, day, risk.harms);
            if (!risk.harms.empty()) events.push_back(std::move(risk));
        }
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
        if (one.side == Side::Burdens) {
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
        harm.elements = failing(one.citation, file_, after, seen);
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
            elements.push_back({explain::requirement_text(evaluation, norm.elements[i], say_value_),
                                norm.elements[i].kind, cited});
        }
        return elements;
    }

    /// Days on which the facts going on as they are, or the law, end or bring about something.
    void add_days(std::vector<Risk>& days) {
        std::map<Date, Risk> by_day;
        for (const Watched& one : watched_) {
            const bool burdens = one.side == Side::Burdens;
            if (!burdens && !one.today.possible(Lane::Typical)) continue;
            const auto turns = [burdens](Truth truth) {
                return burdens ? truth.certain() : !truth.possible(Lane::Typical);
            };
            const auto day = scanner_.first_day(file_, who_, norm_node(one.citation), core::next_day(as_of_),
                                                horizon_, turns, !burdens);
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
        harm.kind = one.side == Side::Burdens ? Harm::Kind::TakesHold : Harm::Kind::Lost;
        harm.norm = one.citation;
        harm.was_certain = one.today.certain();
        engine::Evaluation& evaluation = scanner_.on(file_, who_, core::previous_day(day));
        const PlanNorm* norm = evaluation.plan().find(one.citation);
        if (norm == nullptr) return harm;
        harm.title = book_.norm(norm->norm).title;
        if (one.side == Side::Burdens) return harm;
        std::vector<bool> were_possible;
        for (const engine::PlanElement& element : norm->elements)
            were_possible.push_back(evaluation.truth(element.value).possible(Lane::Typical));
        engine::Evaluation& then = scanner_.on(file_, who_, day);
        const PlanNorm* later = then.plan().find(one.citation);
        if (later == nullptr || !later->stands || later->elements.size() != were_possible.size()) return harm;
        harm.elements = not_possible(*later, then, were_possible);
        return harm;
    }

    void add_ends_of_status(std::vector<Risk>& days) const {
        const StatusList where = status_list(book_);
        if (where.list.is_none()) return;
        const person::Person& person = file_->persons[who_];
        for (const person::ItemList& list : person.lists) {
            if (!(list.fact == where.list)) continue;
            for (const person::Item& item : list.items) {
                if (item.until.low <= as_of_ || item.until.low >= horizon_ || item.from.low > as_of_)
                    continue;
                Risk risk;
                risk.kind = Risk::Kind::StatusEnds;
                risk.day = item.until.low;
                risk.title = status_name(item, where.status);
                days.push_back(std::move(risk));
            }
        }
    }

    std::string status_name(const person::Item& item, model::FactId status) const {
        const person::FactEntry* entry = item.find(status);
        const person::TimedValue* timed = entry ? entry->on(as_of_) : nullptr;
        const auto* values = timed ? std::get_if<model::ChoiceValues>(&timed->known) : nullptr;
        const auto& choice = book_.choice(book_.status_choice).values;
        for (std::size_t i = 0; values && i < choice.size(); ++i)
            if (values->mask == model::ChoiceMask{1} << i)
                return choice[i].text.empty() ? choice[i].name : choice[i].text;
        return "";
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
        for (const person::ItemList& list : person.lists)
            for (const person::Item& item : list.items)
                if (item.until.high > as_of_) look(book_.fact(list.fact).name, item.proofs);
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
