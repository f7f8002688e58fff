#include "evaluator/pathway/describe.hpp"

#include <algorithm>
#include <iterator>

#include "evaluator/explain/parts.hpp"
#include "evaluator/pathway/evidence.hpp"
#include "evaluator/pathway/grants.hpp"

namespace evaluator::pathway {

using core::Date;

namespace {

Cost cost_of(const std::vector<explain::NeededAnswer>& answers) {
    Cost cost;
    for (const explain::NeededAnswer& answer : answers) switch (answer.asked.kind) {
            case explain::ReasonKind::Fact:
            case explain::ReasonKind::Suspension: ++cost.facts; break;
            case explain::ReasonKind::Judgement:
            case explain::ReasonKind::Reading: ++cost.judgements; break;
            case explain::ReasonKind::Discretion: ++cost.discretion; break;
            case explain::ReasonKind::Atypical: ++cost.atypical; break;
        }
    return cost;
}

class Describer {
public:
    Describer(Scanner& scanner, const File& file, const Wish& wish, Date reached)
        : scanner_(scanner), book_(scanner.plans().book()), file_(file), wish_(wish), reached_(reached) {}

    Move step(const StepUse& use) const {
        const model::Step& source = book_.steps[use.step.index];
        Move move;
        move.kind = Move::Kind::Step;
        name_person(move, use.who);
        move.begin = use.begin;
        move.end = use.end;
        move.latest = use.latest;
        move.is_about = source.takes_about;
        move.is_open = use.is_open;
        move.step = use.step;
        move.title = source.text.empty() ? source.name : source.text;
        move.hints = source.attributes.hints;
        move.evidence = source.attributes.proofs;
        return move;
    }

    Move grant(const Chosen& chosen) {
        Move move;
        move.kind = chosen.leads_to ? Move::Kind::Grant : Move::Kind::Goal;
        name_person(move, chosen.who);
        move.begin = chosen.day;
        move.end = chosen.end;
        move.renewals = chosen.renewals;
        std::erase_if(move.renewals, [&](Date day) { return day >= reached_; });
        move.norm = chosen.norm;
        move.cost = chosen.cost;
        engine::Evaluation& evaluation = scanner_.on(chosen.file, chosen.who, chosen.day);
        const engine::PlanNorm* planned = evaluation.plan().find(chosen.norm);
        if (planned == nullptr) return move;
        explain::ExplainOptions options;
        options.with_dates = false;
        options.with_trials = false;
        options.say_value = wish_.say_value;
        const explain::NormReport report = explain::explain_norm(evaluation, *planned, options);
        move.title = report.title;
        move.hints = report.hints;
        move.outcome = report.outcome;
        if (!report.leads_to.empty()) move.leads_to = report.leads_to.front();
        add_assumptions(report, move);
        for (const std::string& proof : evidence_for(scanner_, chosen, report))
            add_once(move.evidence, proof);
        return move;
    }

private:
    void name_person(Move& move, PersonIndex who) const {
        move.who = who;
        if (who != wish_.goal.who || who != 0) move.person = file_->persons[who].id;
    }

    static void add_assumptions(const explain::NormReport& report, Move& move) {
        if (report.outcome != explain::Outcome::Open) return;
        const auto cheapest = std::min_element(
            report.settled_as_yes.begin(), report.settled_as_yes.end(),
            [](const auto& a, const auto& b) { return cost_of(a.answers) < cost_of(b.answers); });
        if (cheapest != report.settled_as_yes.end()) {
            move.assumes = cheapest->answers;
        } else {
            move.assumes_more = true;
            for (const explain::Reason& open : report.reasons)
                move.assumes.push_back({explain::NeededAnswer::Says::Suitable, open, {}});
        }
        for (const explain::NeededAnswer& answer : move.assumes)
            for (const std::string& proof : answer.asked.proofs) add_once(move.evidence, proof);
    }

    Scanner& scanner_;
    const model::RuleBook& book_;
    const File& file_;
    const Wish& wish_;
    Date reached_;
};

/// Elements of a norm that are possible on no day, with every useful step taken.
Obstacle obstacle(Scanner& scanner, const File& original, const Wish& wish, PersonIndex who,
                  const core::Citation& citation, bool is_goal) {
    const Date as_of = scanner.plans().options().as_of;
    Obstacle result;
    result.norm = citation;
    result.who = who;
    result.is_goal = is_goal;
    const File file =
        Reacher{scanner, as_of, wish.horizon, true}.with_useful_steps(original, {who, citation, as_of});
    engine::Evaluation& evaluation = scanner.on(file, who, as_of);
    const engine::PlanNorm* planned = evaluation.plan().find(citation);
    const model::RuleBook& book = scanner.plans().book();
    if (planned == nullptr) {
        const auto found = std::find_if(book.norms.begin(), book.norms.end(),
                                        [&](const model::Norm& norm) { return norm.citation == citation; });
        if (found != book.norms.end()) result.title = found->title;
        const auto is_law = [&](engine::Truth) { return true; };
        result.is_law =
            scanner.first_day(file, who, norm_node(citation), as_of, wish.horizon, is_law).has_value();
        return result;
    }
    result.title = book.norm(planned->norm).title;
    std::vector<std::string> texts;
    for (const engine::PlanElement& element : planned->elements)
        texts.push_back(explain::requirement_text(evaluation, element, wish.say_value));
    for (std::size_t i = 0; i < planned->elements.size(); ++i) {
        const engine::PlanElement& element = planned->elements[i];
        const model::ElementId id = element.element;
        const auto node = [&](const engine::Plan& plan) {
            const engine::PlanNorm* norm = plan.find(citation);
            if (norm == nullptr || !norm->stands) return engine::no_node;
            const auto found = std::find_if(
                norm->elements.begin(), norm->elements.end(),
                [&](const auto& one) { return one.element == id && one.is_old_side == element.is_old_side; });
            return found == norm->elements.end() ? engine::no_node : found->value;
        };
        if (element.transition != ~0U || scanner.first_possible(file, who, node, as_of, wish.horizon))
            continue;
        const model::Block& block = book.block(book.element(id).block);
        std::optional<core::Citation> cited;
        if (!block.attributes.citations.empty()) cited = block.attributes.citations.front();
        result.elements.push_back({block.name, texts[i], element.kind, cited});
    }
    return result;
}

}  // namespace

void add_once(std::vector<std::string>& all, const std::string& one) {
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

std::vector<Move> described(Scanner& scanner, const File& file, const std::vector<Chosen>& chosen,
                            const Wish& wish) {
    Describer describer{scanner, file, wish, chosen.back().day};
    std::vector<Move> moves;
    for (const Chosen& one : chosen) {
        for (const StepUse& use : one.steps) {
            const bool is_told = std::any_of(moves.begin(), moves.end(), [&](const Move& move) {
                return move.kind == Move::Kind::Step && move.step == use.step && move.who == use.who &&
                       move.begin == use.begin;
            });
            if (!is_told) moves.push_back(describer.step(use));
        }
        moves.push_back(describer.grant(one));
    }
    std::stable_sort(moves.begin(), moves.end(), [](const Move& a, const Move& b) {
        const auto due = [](const Move& move) {
            return move.kind == Move::Kind::Step ? move.end : move.begin;
        };
        return due(a) < due(b);
    });
    return moves;
}

std::vector<Obstacle> obstacles(Scanner& scanner, const File& file, const Wish& wish) {
    constexpr std::size_t most_others = 2, most_missing = 1;
    std::vector<Obstacle> found;
    for (const core::Citation& norm : wish.goal.norms)
        if (Obstacle one = obstacle(scanner, file, wish, wish.goal.who, norm, true); !one.title.empty())
            found.push_back(std::move(one));
    std::vector<Obstacle> others;
    const engine::Plan& plan = scanner.plans().on(scanner.plans().options().as_of);
    for (const Grant& grant : grants_of(plan, wish.goal.who)) {
        if (std::find(wish.goal.norms.begin(), wish.goal.norms.end(), grant.norm) != wish.goal.norms.end())
            continue;
        if (!is_about(scanner.on(file, grant.who, plan.options.as_of), grant.norm)) continue;
        Obstacle one = obstacle(scanner, file, wish, wish.goal.who, grant.norm, false);
        if (!one.elements.empty() && one.elements.size() <= most_missing) others.push_back(std::move(one));
    }
    std::stable_sort(others.begin(), others.end(),
                     [](const auto& a, const auto& b) { return a.elements.size() < b.elements.size(); });
    if (others.size() > most_others) others.resize(most_others);
    std::move(others.begin(), others.end(), std::back_inserter(found));
    return found;
}

}  // namespace evaluator::pathway
