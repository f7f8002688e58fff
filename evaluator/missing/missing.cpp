#include "evaluator/missing/missing.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include "dsl/core/calendar.hpp"
#include "evaluator/explain/parts.hpp"
#include "evaluator/missing/obstacles.hpp"
#include "evaluator/missing/words.hpp"

namespace evaluator::missing {

using core::Date;
using engine::Evaluation;
using engine::PlanElement;
using engine::PlanNorm;

namespace {

/// One norm, day after day from today on.
class Asker {
public:
    Asker(Laws& laws, const Wish& wish, Evaluations& evaluations, bool changes_lasting = false)
        : wish_(wish),
          evaluations_(evaluations),
          shared_{laws,
                  laws.options().as_of,
                  core::add_overflow(laws.options().as_of, core::Duration::of_years(wish.years_ahead)),
                  {},
                  {},
                  false,
                  evaluations,
                  changes_lasting} {}

    NormMissing ask(const core::Citation& citation) {
        result_.citation = citation;
        limits_.most_changes = wish_.most_changes;
        limits_.most_sets = wish_.most_sets;
        if (!look_at_today()) return std::move(result_);
        // Nothing that small: the smallest sets all the same, and those a little larger, which may be easier.
        constexpr std::size_t most_at_all = 12;
        bool is_last = false;
        for (;;) {
            look_at_all_days();
            if (is_hopeless_) {  // larger sets would not help either
                limits_.most_changes = most_at_all;
                limits_.is_size_cut = false;
            }
            if (is_last || is_hopeless_ || !limits_.is_size_cut || limits_.most_changes >= most_at_all) break;
            is_last = !found_.empty();
            if (is_last && limits_.most_changes == wish_.most_changes) break;
            limits_.most_changes += 2;
            limits_.is_size_cut = false;
        }
        settle_first_days();
        tell();
        if (result_.sets.empty() && shared_.met_lasting) tell_left_out();
        return std::move(result_);
    }

private:
    Evaluation& begin(Date day) { return evaluations_.begin(shared_.laws.on(day), day); }

    /// False: there is nothing to ask.
    bool look_at_today() {
        Evaluation& evaluation = begin(shared_.today);
        const PlanNorm* norm = norm_in_force(evaluation.plan(), result_.citation);
        if (!norm) {
            result_.today = explain::Outcome::NotInForce;
            return true;  // it may come into force
        }
        const auto found = engine::findings(evaluation, norm->value);
        const auto outcome = explain::result_of(evaluation, *norm, found.truth, evaluation.root());
        result_.title = evaluation.plan().book->norm(norm->norm).title;
        result_.today = outcome.outcome;
        result_.as_a_rule_only = outcome.as_a_rule_only;
        result_.in_force = evaluation.plan().book->norm(norm->norm).attributes.validity;
        result_.is_met = is_granted(outcome.outcome);
        return !result_.is_met;
    }

    void look_at_all_days() {
        constexpr int most_days = 60;
        found_.clear();
        obstacles_.clear();
        is_hopeless_ = true;
        shared_.days.insert(shared_.today);
        int count = 0;
        for (auto day = shared_.days.begin(); day != shared_.days.end(); ++day) {
            if (*day >= shared_.horizon) break;
            if (++count > most_days) {
                is_hopeless_ = false;
                limits_.is_number_cut = true;
                break;
            }
            look_at(*day);
        }
    }

    void look_at(Date day) {
        Evaluation& evaluation = begin(day);
        const PlanNorm* norm = norm_in_force(evaluation.plan(), result_.citation);
        if (!norm) {
            note_law(evaluation.plan().law_until);
            return;
        }
        const engine::Value value = evaluation.value(norm->value);
        note_law(std::min(value.until.law, norm->law_until));
        if (is_met_without_changes(evaluation, *norm, day)) {
            is_hopeless_ = false;
            return;
        }
        Search search{shared_, evaluation, limits_};
        if (!note_elements(evaluation, *norm, search)) is_hopeless_ = false;
        Family family = search.settle(norm->value);
        family = Family::both(family, search.consequence(*norm), limits_);
        note_conflicts(family);
        Proof proof{shared_, evaluations_, evaluation, *norm};
        int refinements = 0;
        for (const LiteralSet& set : family.sets()) consider(set, day, evaluation, *norm, proof, refinements);
    }

    /// True: there is one that nothing can change, whatever the size of the sets.
    bool note_elements(Evaluation& evaluation, const PlanNorm& norm, Search& search) {
        bool is_one_beyond_reach = false;
        for (const PlanElement& element : norm.elements) {
            search.forget_dead();
            const bool was_cut = std::exchange(limits_.is_size_cut, false);
            const Family family = search.settle(element.value);
            // Of the two sides of a transition only one has to hold.
            const bool has_other_side =
                element.transition != ~0U &&
                !search.settle(norm.transitions[element.transition].value).is_impossible();
            const bool is_reachable = !family.is_impossible() || has_other_side || limits_.is_size_cut;
            note_element(evaluation, element, family, is_reachable, search);
            is_one_beyond_reach = is_one_beyond_reach || !is_reachable;
            limits_.is_size_cut = limits_.is_size_cut || was_cut;
        }
        return is_one_beyond_reach;
    }

    void note_conflicts(const Family& family) {
        std::map<std::uint32_t, Literal> said;
        for (const LiteralSet& set : family.sets())
            for (const Literal& literal : set.literals) {
                const auto known = said.emplace(literal.subject, literal).first;
                const LiteralSet before{{known->second}, 0}, now{{literal}, 0};
                if (!contains(before, now) && !contains(now, before)) shared_.has_conflict = true;
            }
    }

    /// Waiting alone.
    bool is_met_without_changes(Evaluation& evaluation, const PlanNorm& norm, Date day) {
        const auto truth = evaluation.truth(norm.value);
        const auto outcome = explain::result_of(evaluation, norm, truth, evaluation.root());
        if (!truth.certain() || !is_granted(outcome.outcome)) return false;
        note_names(evaluation, norm);
        add({{}, day, shared_.today, true, outcome.outcome, {}, {}});
        return true;
    }

    void note_law(Date next) {
        if (!shared_.laws.options().law_date && next < shared_.horizon) shared_.days.insert(next);
    }

    void consider(const LiteralSet& set, Date day, Evaluation& evaluation, const PlanNorm& norm, Proof& proof,
                  int& refinements) {
        constexpr int most_refinements = 6;
        if (is_dominated(set)) return;
        const Proof::Try tried = proof.attempt(set);
        if (!tried.can_be_tried) {
            add({set, day, shared_.today, false, explain::Outcome::Open, served_by_parts(set), {}});
            return;
        }
        if (tried.holds) {
            Found found{set, day, tried.ready, true, tried.outcome, {}, {}};
            proof.reduce(found);
            add(std::move(found));
            return;
        }
        if (tried.ready > day) return;
        // Steps that change lists: what is still missing is looked for in the file they leave.
        Evaluation& left = proof.has_changed_lists() ? proof.evaluation() : evaluation;
        const PlanNorm& left_norm = proof.has_changed_lists() ? proof.norm() : norm;
        if (left.truth(left_norm.value).certain()) return;
        // A change that helps here may do harm elsewhere: what is needed on top of it?
        if (++refinements > most_refinements || set.literals.size() >= limits_.most_changes) {
            limits_.is_number_cut = limits_.is_number_cut || refinements > most_refinements;
            return;
        }
        Search further{shared_, left, limits_, proof.assumed()};
        const bool is_after_lists = proof.has_changed_lists();
        if (is_after_lists) further.leave_lists();
        const Family more = further.settle(left_norm.value);
        for (const LiteralSet& added : more.sets()) {
            if (is_after_lists && shared_.subjects.has_entry(added))
                limits_.is_number_cut = true;  // it may be an entry the file does not have
            else
                extend(set, added, day, proof);
        }
    }

    void extend(const LiteralSet& set, const LiteralSet& added, Date day, Proof& proof) {
        const auto together = joined(set, added);
        if (!together || together->literals.size() > limits_.most_changes || is_dominated(*together)) return;
        const Proof::Try again = proof.attempt(*together);
        if (!again.holds) {
            limits_.is_number_cut = true;
            return;
        }
        Found found{*together, day, again.ready, true, again.outcome, {}, {}};
        proof.reduce(found);
        add(std::move(found));
    }

    /// The same or less is enough, on this day or before.
    bool is_dominated(const LiteralSet& set) const {
        return std::any_of(found_.begin(), found_.end(),
                           [&](const Found& other) { return contains(set, other.set); });
    }

    void add(Found found) {
        if (is_dominated(found.set)) return;
        std::erase_if(found_, [&](const Found& other) {
            return other.day == found.day && contains(other.set, found.set);
        });
        found_.push_back(std::move(found));
    }

    void note_names(Evaluation& evaluation, const PlanNorm& norm) {
        for (const PlanElement& element : norm.elements) name(evaluation, element);
        if (result_.title.empty()) {
            result_.title = evaluation.plan().book->norm(norm.norm).title;
            result_.in_force = evaluation.plan().book->norm(norm.norm).attributes.validity;
        }
    }

    const std::string& name(Evaluation& evaluation, const PlanElement& element) {
        const std::string key = element_key(evaluation.plan(), element);
        const auto known = elements_.find(key);
        if (known != elements_.end()) return known->first;
        const model::Block& block =
            evaluation.plan().book->block(evaluation.plan().book->element(element.element).block);
        Served served{block.name, explain::requirement_text(evaluation, element, wish_.say_value),
                      std::nullopt};
        if (!block.attributes.citations.empty()) served.citation = block.attributes.citations.front();
        order_.push_back(key);
        return elements_.emplace(key, std::move(served)).first->first;
    }

    void note_element(Evaluation& evaluation, const PlanElement& element, const Family& family,
                      bool is_reachable, const Search& search) {
        const std::string key = name(evaluation, element);
        for (const LiteralSet& set : family.sets())
            for (const Literal& literal : set.literals) served_[literal.subject].insert(key);
        obstacles_.note(key, evaluation.plan().book->element(element.element).kind, is_reachable, evaluation,
                        search);
    }

    std::vector<std::vector<std::string>> served_by_parts(const LiteralSet& set) const {
        std::vector<std::vector<std::string>> result;
        for (const Literal& literal : set.literals) {
            const auto known = served_.find(literal.subject);
            result.emplace_back();
            if (known != served_.end()) result.back().assign(known->second.begin(), known->second.end());
        }
        return result;
    }

    /// On the day before, each set is not enough; and what only waiting brings.
    void settle_first_days() {
        for (Found& found : found_) settle_first_day(found, true);
    }

    void settle_first_day(Found& found, bool may_move) {
        if (found.is_proven && found.day > found.ready) {
            Evaluation& on_day = begin(found.day);
            const PlanNorm* norm = norm_in_force(on_day.plan(), result_.citation);
            Proof proof{shared_, evaluations_, on_day, *norm};
            proof.attempt(found.set);
            const std::set<std::string> with = proof.standing_keys(true);
            Evaluation& before = begin(std::max(found.ready, core::previous_day(found.day)));
            const PlanNorm* earlier = norm_in_force(before.plan(), result_.citation);
            if (!earlier) return;
            Proof too_early{shared_, evaluations_, before, *earlier};
            if (too_early.attempt(found.set).holds) {
                found.is_proven = may_move && moved_to_first_day(found);
                return settle_first_day(found, false);
            }
            for (const std::string& key : too_early.standing_keys(false))
                if (with.count(key) != 0) found.served_by_time.push_back(key);
        }
    }

    bool holds_on(Date day, const LiteralSet& set) {
        Evaluation& evaluation = begin(day);
        const PlanNorm* norm = norm_in_force(evaluation.plan(), result_.citation);
        return norm && Proof{shared_, evaluations_, evaluation, *norm}.attempt(set).holds;
    }

    /// Found late because there were too many sets before; false: it is not one of the days looked at.
    bool moved_to_first_day(Found& found) {
        const std::set<Date> days = shared_.days;
        for (const Date day : days) {
            if (day < found.ready || day >= found.day || !holds_on(day, found.set)) continue;
            found.day = day;
            return day == found.ready || !holds_on(core::previous_day(day), found.set);
        }
        return false;
    }

    void tell() {
        Evaluation& evaluation = begin(shared_.today);
        Speaker speaker{shared_, evaluation, elements_};
        for (const Found& found : found_) result_.sets.push_back(speaker.set(found));
        std::stable_sort(result_.sets.begin(), result_.sets.end(),
                         [](const ChangeSet& a, const ChangeSet& b) {
                             const std::size_t left = a.changes.size() + (a.needs_time ? 1 : 0);
                             const std::size_t right = b.changes.size() + (b.needs_time ? 1 : 0);
                             return std::tuple{a.rank, left, a.day} < std::tuple{b.rank, right, b.day};
                         });
        result_.complete_up_to = limits_.most_changes;
        result_.is_size_cut = limits_.is_size_cut;
        result_.is_complete = !limits_.is_number_cut && !shared_.has_conflict;
        if (result_.sets.empty()) {
            tell_blockers();
            return;
        }
        tell_always();
        std::stable_sort(result_.sets.begin(), result_.sets.end(),
                         [&](const ChangeSet& a, const ChangeSet& b) {
                             return std::pair{a.rank, rank_beyond(a)} < std::pair{b.rank, rank_beyond(b)};
                         });
        result_.parts = parts_of(result_);
    }

    /// Would there be a way, if what cannot change could?
    void tell_left_out() {
        const NormMissing other = Asker{shared_.laws, wish_, evaluations_, true}.ask(result_.citation);
        if (other.sets.empty()) return;
        const model::RuleBook& book = shared_.laws.book();
        for (const Change& change : other.sets.front().changes)
            if (change.kind == Kind::Different && book.fact(book.find_fact(change.asked.name)).is_lasting())
                result_.left_out.push_back(change);
    }

    /// Hardest change besides those that are needed in any case.
    Kind rank_beyond(const ChangeSet& set) const {
        Kind rank = Kind::Step;
        for (const Change& change : set.changes)
            if (std::find(result_.always.begin(), result_.always.end(), change) == result_.always.end())
                rank = std::max(rank, change.kind);
        return rank;
    }

    void tell_always() {
        for (const Change& change : result_.sets.front().changes)
            if (std::all_of(result_.sets.begin(), result_.sets.end(), [&](const ChangeSet& set) {
                    return std::find(set.changes.begin(), set.changes.end(), change) != set.changes.end();
                }))
                result_.always.push_back(change);
        result_.always_time = std::all_of(result_.sets.begin(), result_.sets.end(),
                                          [](const ChangeSet& set) { return set.needs_time; });
    }

    void tell_blockers() {
        result_.blockers = obstacles_.tell(order_, elements_);
        if (!result_.blockers.empty()) return;
        Evaluation& evaluation = begin(shared_.today);
        if (const PlanNorm* norm = norm_in_force(evaluation.plan(), result_.citation))
            for (const PlanElement& element : norm->elements)
                if (!evaluation.truth(element.value).certain())
                    result_.open.push_back(elements_[name(evaluation, element)]);
    }

    const Wish& wish_;
    bool is_hopeless_ = false;  // on every day looked at something stands in the way that nothing can change
    Evaluations& evaluations_;
    Shared shared_;
    Limits limits_;
    NormMissing result_;
    std::vector<Found> found_;
    Elements elements_;
    std::vector<std::string> order_;  // of elements, as in the statute
    Obstacles obstacles_;
    std::map<std::uint32_t, std::set<std::string>> served_;  // elements a subject stands in
};

}  // namespace

Missing missing(Laws& laws, const person::Household& household, const Wish& wish, person::PersonIndex who) {
    Missing result;
    const engine::Options& options = laws.options();
    result.person_id = household.persons[who].id;
    result.as_of = options.as_of;
    result.law_date = options.law_date.value_or(options.as_of);
    result.horizon = core::add_overflow(options.as_of, core::Duration::of_years(wish.years_ahead));
    result.evidenced_only = options.evidenced_only;
    result.rules_version = laws.book().version;
    result.rules_digest = laws.book().digest;
    Evaluations evaluations{household, who};
    const engine::Plan& plan = laws.on(options.as_of);
    std::vector<core::Citation> asked;
    for (const PlanNorm& norm : plan.norms)
        if (norm.is_requested && !is_step_condition(norm.citation)) asked.push_back(norm.citation);
    for (const model::NormId norm : plan.not_in_force) asked.push_back(laws.book().norm(norm).citation);
    for (const core::Citation& citation : asked) {
        NormMissing one = Asker{laws, wish, evaluations}.ask(citation);
        if (one.title.empty())
            for (const model::Norm& norm : laws.book().norms)
                if (norm.citation == citation) one.title = norm.title;
        result.norms.push_back(std::move(one));
    }
    return result;
}

}  // namespace evaluator::missing
