#include "evaluator/interview/interview.hpp"

#include <algorithm>

#include "evaluator/interview/relevance.hpp"
#include "evaluator/interview/strategy.hpp"

namespace evaluator::interview {

using engine::NodeId;
using engine::OpenVariable;
using engine::PlanNorm;
using engine::Truth;
using model::ConsequenceKind;

namespace {

/// A node that decides a result, and what it still hangs on.
struct Target {
    std::uint32_t norm = 0;
    NodeId node = engine::no_node;
    std::vector<OpenVariable> matters;
};

/// One open variable of some target; the same subject may stand behind several.
struct Candidate {
    Askable askable;
    Subject subject;
    Rank rank = Rank::Fact;
    double score = 0;
};

int strength(ConsequenceKind kind) {
    switch (kind) {
        case ConsequenceKind::Soll: return 2;
        case ConsequenceKind::Kann: return 1;
        default: return 3;
    }
}

class Rounds {
public:
    Rounds(engine::Evaluation& evaluation, const Settings& settings, const std::vector<Subject>& closed,
           const Variable* last)
        : evaluation_(evaluation),
          plan_(evaluation.plan()),
          settings_(settings),
          closed_(closed),
          last_(last) {}

    Round run() {
        Round round;
        for (std::uint32_t i = 0; i < plan_.norms.size(); ++i)
            if (plan_.norms[i].is_requested) round.norms.push_back(look(i));
        // What is open may still not matter, where a variable stands in several places: that is tried for the
        // question chosen only, for a witness is found at once in most cases.
        for (std::size_t askable = keep_askable(); !candidates_.empty(); askable = keep_askable()) {
            const Question question = choose(askable);
            if (!drop_where_irrelevant(question.open)) continue;
            round.next = question;
            round.next->why = why(question.open.variable);
            return round;
        }
        make_exact(round);
        round.left = left();
        return round;
    }

private:
    Standing look(std::uint32_t norm) {
        const PlanNorm& planned = plan_.norms[norm];
        Standing result{norm, add_target(norm, planned.value), true};
        if (result.truth.certain())
            for (const NodeId condition : stronger_conditions(planned)) add_target(norm, condition);
        result.is_settled = std::none_of(targets_.begin(), targets_.end(),
                                         [&](const Target& target) { return target.norm == norm; });
        return result;
    }

    Truth add_target(std::uint32_t norm, NodeId node) {
        const Truth truth = evaluation_.truth(node);
        // "In der Regel nicht" ranks with the not-met unless somebody is there to find a case atypical.
        const bool ranks_as_no = !settings_.with_judgements && !truth.possible(engine::Lane::Typical);
        if (truth.is_decided() || ranks_as_no) return truth;
        Target target{norm, node, engine::open_variables(evaluation_, node, evaluation_.root())};
        std::erase_if(target.matters, [&](const OpenVariable& open) { return !is_needed(open); });
        targets_.push_back(std::move(target));
        return truth;
    }

    /// False: it matters nowhere.
    bool drop_where_irrelevant(const OpenVariable& open) {
        bool does_matter = false;
        for (Target& target : targets_) {
            const auto own =
                std::find_if(target.matters.begin(), target.matters.end(),
                             [&](const OpenVariable& one) { return one.variable == open.variable; });
            if (own == target.matters.end()) continue;
            if (matters(evaluation_, target.node, *own, settings_.most_tries))
                does_matter = true;
            else
                target.matters.erase(own);
        }
        return does_matter;
    }

    /// There is nothing to ask any more: how the norms stand, and what that hangs on, exactly.
    void make_exact(Round& round) {
        for (Standing& standing : round.norms)
            if (standing.truth.is_open())
                standing.truth =
                    engine::findings(evaluation_, plan_.norms[standing.norm].value, settings_.most_tries)
                        .truth;
        for (Target& target : targets_)
            target.matters = engine::findings(evaluation_, target.node, settings_.most_tries).variables;
        for (Target& target : targets_)
            std::erase_if(target.matters, [&](const OpenVariable& open) { return !is_needed(open); });
        for (Standing& standing : round.norms)
            standing.is_settled = std::none_of(targets_.begin(), targets_.end(), [&](const Target& target) {
                return target.norm == standing.norm && !target.matters.empty();
            });
    }

    /// An atypical case is asked for only where the requirement stands against the person without it.
    bool is_needed(const OpenVariable& open) {
        if (open.variable.kind != Variable::Kind::Atypical) return true;
        for (const PlanNorm& norm : plan_.norms)
            for (const engine::PlanElement& element : norm.elements)
                if (element.block == open.variable.ref)
                    return !evaluation_.value(element.single, open.context)
                                .truth.possible(engine::Lane::Typical);
        return true;
    }

    /// Open conditions of consequences that would be stronger than what is certain already.
    std::vector<NodeId> stronger_conditions(const PlanNorm& planned) {
        int certain = 0;
        for (const auto& consequence : planned.consequences)
            if (consequence.condition == engine::no_node ||
                evaluation_.truth(consequence.condition).certain())
                certain = std::max(certain, strength(consequence.origin->kind));
        std::vector<NodeId> result;
        for (const auto& consequence : planned.consequences)
            if (consequence.condition != engine::no_node && strength(consequence.origin->kind) > certain)
                result.push_back(consequence.condition);
        return result;
    }

    /// Candidates of the first rank that has any. Returns how many subjects may be asked in all ranks.
    std::size_t keep_askable() {
        Rank first = Rank::NeverAsked;
        std::vector<Subject> subjects;
        candidates_.clear();
        for (const Target& target : targets_)
            for (const OpenVariable& open : target.matters) {
                Rank rank = rank_of(*plan_.book, open.variable);
                if (rank == Rank::NeverAsked) continue;
                if (rank >= Rank::Judgement && !settings_.with_judgements) continue;
                const auto subject = subject_of(evaluation_, open);
                if (!subject || contains(closed_, *subject)) continue;
                if (is_contested(evaluation_.household(), *subject)) rank = Rank::Contested;
                if (!contains(subjects, *subject)) subjects.push_back(*subject);
                first = std::min(first, rank);
                add_candidate(open, *subject, rank);
            }
        std::erase_if(candidates_, [&](const Candidate& one) { return one.rank != first; });
        share_effort();
        return subjects.size();
    }

    void add_candidate(const OpenVariable& open, const Subject& subject, Rank rank) {
        for (const Candidate& known : candidates_)
            if (known.askable.open.variable == open.variable) return;
        candidates_.push_back({{open, effort_of(*plan_.book, open.variable, last_)}, subject, rank, 0});
    }

    /// One answer may close several variables: the entries of a list say all that is asked of them.
    void share_effort() {
        for (Candidate& one : candidates_)
            one.askable.effort /= static_cast<double>(
                std::count_if(candidates_.begin(), candidates_.end(),
                              [&](const Candidate& other) { return other.subject == one.subject; }));
    }

    static bool contains(const std::vector<Subject>& subjects, const Subject& subject) {
        return std::find(subjects.begin(), subjects.end(), subject) != subjects.end();
    }

    /// For each open result the question its strategy begins with counts; the sooner the result is decided
    /// that way, the more.
    Question choose(std::size_t askable) {
        std::vector<Askable> questions;
        for (const Candidate& one : candidates_) questions.push_back(one.askable);
        Strategy strategy{evaluation_, questions};
        double expected = 0;
        for (const Target& target : targets_) {
            const Estimate estimate = strategy.estimate(target.node, evaluation_.root());
            const double worth = 1 / std::max(estimate.effort, 0.1);
            expected += estimate.questions;
            if (estimate.first != no_question) candidates_[estimate.first].score += worth;
            for (const OpenVariable& open : target.matters)
                for (Candidate& one : candidates_)
                    if (one.askable.open.variable == open.variable) one.score += worth * serves_another;
        }
        const auto best = std::max_element(candidates_.begin(), candidates_.end(),
                                           [](const Candidate& a, const Candidate& b) {
                                               return a.score * b.askable.effort < b.score * a.askable.effort;
                                           });
        Question question{best->subject, best->askable.open, best->rank, false, {}, askable, 0};
        question.is_over_time = is_over_time(question.open);
        question.expected_left = std::clamp(expected, 1.0, static_cast<double>(askable));
        return question;
    }

    bool is_over_time(const OpenVariable& asked) const {
        if (asked.variable.kind != Variable::Kind::Fact) return false;
        for (const Target& target : targets_)
            for (const OpenVariable& open : target.matters)
                if (open.variable == asked.variable && open.context.day != evaluation_.as_of()) return true;
        return false;
    }

    std::vector<Why> why(const Variable& variable) {
        std::vector<Why> result;
        for (const Target& target : targets_) {
            if (!hangs_on(target, variable)) continue;
            if (result.empty() || result.back().norm != target.norm) result.push_back({target.norm, {}});
            const PlanNorm& planned = plan_.norms[target.norm];
            if (target.node != planned.value) continue;
            const std::size_t bit = engine::dependency_bit(variable.kind, variable.ref);
            for (std::uint32_t i = 0; i < planned.elements.size(); ++i) {
                const NodeId node = planned.elements[i].value;
                if (!plan_.dependencies[node].test(bit) || evaluation_.truth(node).is_decided()) continue;
                const auto open = engine::open_variables(evaluation_, node, evaluation_.root());
                if (std::any_of(open.begin(), open.end(),
                                [&](const OpenVariable& one) { return one.variable == variable; }))
                    result.back().elements.push_back(i);
            }
        }
        return result;
    }

    static bool hangs_on(const Target& target, const Variable& variable) {
        return std::any_of(target.matters.begin(), target.matters.end(),
                           [&](const OpenVariable& open) { return open.variable == variable; });
    }

    std::vector<Left> left() {
        std::vector<Left> result;
        for (const Target& target : targets_)
            for (const OpenVariable& open : target.matters) {
                const auto known = std::find_if(result.begin(), result.end(), [&](const Left& one) {
                    return one.open.variable == open.variable;
                });
                if (known == result.end()) {
                    result.push_back({open,
                                      subject_of(evaluation_, open),
                                      rank_of(*plan_.book, open.variable),
                                      {target.norm}});
                } else if (known->norms.back() != target.norm) {
                    known->norms.push_back(target.norm);
                }
            }
        return result;
    }

    static constexpr double serves_another =
        0.02;  // so that of two equal ones the one goes first that helps more

    engine::Evaluation& evaluation_;
    const engine::Plan& plan_;
    const Settings& settings_;
    const std::vector<Subject>& closed_;
    const Variable* last_;
    std::vector<Target> targets_;
    std::vector<Candidate> candidates_;
};

}  // namespace

Round next_round(engine::Evaluation& evaluation, const Settings& settings, const std::vector<Subject>& closed,
                 const Variable* last) {
    return Rounds{evaluation, settings, closed, last}.run();
}

}  // namespace evaluator::interview
