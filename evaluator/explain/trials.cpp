// What a doubtful value would change: contested facts, every norm under each of the values maintained, and
// partly known days, with the day on which a requirement turns. Each try judges a copy of the file with one
// value in its place, so that it holds on all days, in lists and in chains alike.
#include <algorithm>

#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;
using engine::PersonIndex;

namespace {

/// Where a value stands in a household.
struct Spot {
    PersonIndex who = 0;
    model::FactId fact;
    bool is_of_item = false;
    std::size_t list = 0, position = 0;  // of the item
    std::size_t value = 0;               // in FactEntry::values
};

person::FactEntry& entry_at(person::Household& household, const Spot& spot) {
    person::Person& owner = household.persons[spot.who];
    if (!spot.is_of_item) return owner.facts[spot.fact.index];
    auto& attributes = owner.lists[spot.list].items[spot.position].attributes;
    return std::find_if(attributes.begin(), attributes.end(),
                        [&](const auto& one) { return one.first == spot.fact; })
        ->second;
}

/// Says the value as one that counts, also where only evidenced facts do.
void say_value(person::Household& household, const Spot& spot, const person::Known& known,
               bool evidenced_only) {
    person::TimedValue& timed = entry_at(household, spot).values[spot.value];
    timed.known = known;
    timed.contested.clear();
    timed.standing = evidenced_only ? person::Standing::Evidenced : person::Standing::Stated;
    if (evidenced_only) timed.proofs.clear();  // a lapsed one would take it back
}

/// Takes an entry out of its list; answers given for entries behind it move up with them. Of a whole list or
/// a person, nothing is known then.
void remove_entry(person::Household& household, const Spot& spot) {
    person::Person& owner = household.persons[spot.who];
    if (!spot.is_of_item) {
        auto& values = owner.facts[spot.fact.index].values;
        values.erase(values.begin() + static_cast<std::ptrdiff_t>(spot.value));
        return;
    }
    person::ItemList& list = owner.lists[spot.list];
    list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(spot.position));
    const auto is_of = [&](const person::Answer& answer) {
        return answer.item && answer.item->first == list.fact && answer.item->second == spot.position;
    };
    std::erase_if(owner.answers, is_of);
    for (person::Answer& answer : owner.answers)
        if (answer.item && answer.item->first == list.fact && answer.item->second > spot.position)
            --answer.item->second;
}

/// Counts as stated, also where only evidenced facts do.
void affirm_entry(person::Household& household, const Spot& spot, bool evidenced_only) {
    const person::Standing standing = evidenced_only ? person::Standing::Evidenced : person::Standing::Stated;
    person::Person& owner = household.persons[spot.who];
    if (spot.is_of_item)
        owner.lists[spot.list].items[spot.position].standing = standing;
    else
        owner.facts[spot.fact.index].values[spot.value].standing = standing;
}

template <typename Found> void each_contested(const person::FactEntry& entry, Spot spot, const Found& found) {
    for (spot.value = 0; spot.value < entry.values.size(); ++spot.value)
        if (entry.values[spot.value].standing == person::Standing::Contested &&
            entry.values[spot.value].contested.size() > 1)
            found(spot);
}

/// Values maintained by several people, then entries of lists that are contested as a whole.
std::vector<Spot> contested_values(const person::Household& household) {
    std::vector<Spot> spots;
    const auto keep = [&](const Spot& spot) { spots.push_back(spot); };
    for (PersonIndex who = 0; who < household.persons.size(); ++who) {
        const person::Person& one = household.persons[who];
        for (std::uint32_t i = 0; i < one.facts.size(); ++i)
            each_contested(one.facts[i], {who, model::FactId{i}}, keep);
        for (std::size_t list = 0; list < one.lists.size(); ++list)
            for (std::size_t position = 0; position < one.lists[list].items.size(); ++position)
                for (const auto& [id, entry] : one.lists[list].items[position].attributes)
                    each_contested(entry, {who, id, true, list, position}, keep);
    }
    return spots;
}

std::vector<Spot> contested_entries(const person::Household& household) {
    std::vector<Spot> spots;
    for (PersonIndex who = 0; who < household.persons.size(); ++who) {
        const auto& facts = household.persons[who].facts;
        for (std::uint32_t i = 0; i < facts.size(); ++i)
            for (std::size_t value = 0; value < facts[i].values.size(); ++value)
                if (facts[i].values[value].standing == person::Standing::Contested &&
                    facts[i].values[value].contested.size() < 2)
                    spots.push_back({who, model::FactId{i}, false, 0, 0, value});
        const auto& lists = household.persons[who].lists;
        for (std::size_t list = 0; list < lists.size(); ++list)
            for (std::size_t position = 0; position < lists[list].items.size(); ++position)
                if (lists[list].items[position].standing == person::Standing::Contested)
                    spots.push_back({who, lists[list].fact, true, list, position});
    }
    return spots;
}

std::optional<Spot> spot_of(const person::Household& household, const engine::OpenVariable& open,
                            const model::Fact& fact) {
    Spot spot{open.variable.who, model::FactId{open.variable.ref}};
    const person::FactEntry* entry = nullptr;
    if (fact.owner.is_none()) {
        if (spot.who < household.persons.size()) entry = household.persons[spot.who].find(spot.fact);
    } else {
        spot.is_of_item = true;
        for (PersonIndex who = 0; who < household.persons.size() && !entry; ++who)
            for (std::size_t list = 0; list < household.persons[who].lists.size() && !entry; ++list) {
                const auto& items = household.persons[who].lists[list].items;
                for (std::size_t position = 0; position < items.size() && !entry; ++position)
                    if (&items[position] == open.context.frame(0).item) {
                        spot.who = who;
                        spot.list = list;
                        spot.position = position;
                        entry = items[position].find(spot.fact);
                    }
            }
    }
    if (!entry) return std::nullopt;
    for (; spot.value < entry->values.size(); ++spot.value)
        if (entry->values[spot.value].span.holds_on(open.variable.day)) return spot;
    return std::nullopt;
}

bool is_same_fact(const Reason& reason, const ContestedFact& fact) {
    return reason.name == fact.name && reason.person == fact.person && reason.item == fact.item;
}

ElementResult result_under(const NormReport& norm, const Node& element) {
    for (const Node& other : norm.elements)
        if (other.id == element.id && other.citations == element.citations &&
            other.version == element.version)
            return {other.state, other.as_a_rule_only};
    return {State::NotApplicable, false};  // a transition put another one in its place
}

/// The norm under each value; `base`: with the fact as doubtful as it is.
TriedNorm compare(const std::vector<NormReport>& under, const NormReport* base, const ContestedFact& fact) {
    const auto all_equal = [](const auto& results) {
        return std::all_of(results.begin(), results.end(),
                           [&](const auto& one) { return one == results.front(); });
    };
    TriedNorm tried;
    tried.citation = under.front().citation;
    tried.title = under.front().title;
    for (const NormReport& one : under) tried.under.push_back({one.outcome, one.as_a_rule_only});
    for (const Node& element : under.front().elements) {
        TriedRequirement requirement{element.id, element.text, element.element_kind, {}, {}};
        if (!element.citations.empty()) requirement.citation = element.citations.front();
        for (const NormReport& one : under) requirement.under.push_back(result_under(one, element));
        if (!all_equal(requirement.under)) tried.requirements.push_back(std::move(requirement));
    }
    const bool asks_for_it =
        base && std::any_of(base->reasons.begin(), base->reasons.end(),
                            [&](const Reason& reason) { return is_same_fact(reason, fact); });
    const bool is_open = tried.under.front().outcome == Outcome::Open;
    if (!all_equal(tried.under))
        tried.matters = Matters::Yes;
    else if (is_open && (asks_for_it || !tried.requirements.empty()))
        tried.matters = Matters::Perhaps;
    return tried;
}

}  // namespace

bool Explainer::hangs_on(const engine::PlanNorm& planned, model::FactId fact) const {
    const std::size_t bit = engine::dependency_bit(engine::Variable::Kind::Fact, fact.index);
    const auto hangs = [&](NodeId node) { return node != engine::no_node && plan_.dependencies[node][bit]; };
    return hangs(planned.value) ||
           std::any_of(planned.consequences.begin(), planned.consequences.end(),
                       [&](const auto& one) { return hangs(one.condition); }) ||
           std::any_of(planned.transitions.begin(), planned.transitions.end(),
                       [&](const auto& one) { return hangs(one.condition); });
}

/// The norms judged on another file than the one at hand.
std::vector<NormReport> Explainer::tried(const person::Household& household,
                                         const std::vector<const engine::PlanNorm*>& norms) const {
    engine::Evaluation evaluation{plan_};
    evaluation.begin(household, evaluation_.as_of(), evaluation_.root().frame(0).who);
    ExplainOptions options = options_;
    options.with_dates = options.with_trials = options.with_answers = false;
    Explainer explainer{evaluation, options};
    std::vector<NormReport> reports;
    for (const engine::PlanNorm* planned : norms) reports.push_back(explainer.norm(*planned));
    return reports;
}

/// Fills in the results under each value and keeps the norms for which there is something to say.
void Explainer::compare_under(ContestedFact& fact, const std::vector<person::Household>& files,
                              const std::vector<const engine::PlanNorm*>& norms, const Report& report) const {
    std::vector<std::vector<NormReport>> under;
    for (const person::Household& file : files) under.push_back(tried(file, norms));
    for (std::size_t i = 0; i < norms.size(); ++i) {
        std::vector<NormReport> one;
        for (auto& reports : under) one.push_back(std::move(reports[i]));
        const auto base = std::find_if(report.norms.begin(), report.norms.end(), [&](const NormReport& norm) {
            return norm.citation == norms[i]->citation;
        });
        TriedNorm result = compare(one, base == report.norms.end() ? nullptr : &*base, fact);
        fact.matters = std::max(fact.matters, result.matters);
        const bool says_something = result.matters != Matters::No || !result.requirements.empty();
        if (says_something || !fact.is_entry) fact.norms.push_back(std::move(result));
    }
}

void Explainer::add_contested(Report& report) {
    const person::Household& household = evaluation_.household();
    for (const Spot& spot : contested_values(household)) {
        person::Household copy = household;
        const person::TimedValue timed = entry_at(copy, spot).values[spot.value];
        const model::Fact& declared = book_.fact(spot.fact);
        engine::Frame frame;
        frame.who = spot.who;
        if (spot.is_of_item) {
            const person::ItemList& list = household.persons[spot.who].lists[spot.list];
            frame = evaluation_.item_frame(list.fact, frame, list, static_cast<std::uint32_t>(spot.position));
        }
        ContestedFact fact;
        fact.name = declared.name;
        fact.question = question_of(declared);
        fact.person = person_name(frame);
        fact.item = item_name(frame);
        if (timed.span != model::Validity{}) fact.span = timed.span;
        std::vector<person::Household> files;
        for (const person::Known& value : timed.contested) {
            fact.values.push_back(quantity(engine::from_known(value, declared.type.base), declared.type));
            files.push_back(household);
            say_value(files.back(), spot, value, plan_.options.evidenced_only);
        }
        std::vector<const engine::PlanNorm*> norms;
        for (const engine::PlanNorm& planned : plan_.norms)
            if (planned.is_requested && hangs_on(planned, spot.fact)) norms.push_back(&planned);
        compare_under(fact, files, norms, report);
        report.contested.push_back(std::move(fact));
    }
    for (const Spot& spot : contested_entries(household)) {
        engine::Frame owner;
        owner.who = spot.who;
        ContestedFact fact;
        fact.name = book_.fact(spot.fact).name;
        fact.question = question_of(book_.fact(spot.fact));
        fact.person = person_name(owner);
        if (spot.is_of_item) fact.item = fact.name + "[" + std::to_string(spot.position + 1) + "]";
        fact.is_entry = true;
        fact.values.resize(2);
        fact.values[0].low = fact.values[0].high = true;
        fact.values[1].low = fact.values[1].high = false;
        std::vector<person::Household> files{household, household};
        affirm_entry(files[0], spot, plan_.options.evidenced_only);
        remove_entry(files[1], spot);
        std::vector<const engine::PlanNorm*> norms;
        for (const engine::PlanNorm& planned : plan_.norms)
            if (planned.is_requested) norms.push_back(&planned);
        compare_under(fact, files, norms, report);
        report.contested.push_back(std::move(fact));
    }
}

/// Whether just the unknown part of a partly known day decides: the requirement on its first and its last
/// possible day, and where it turns between them.
std::vector<Turn> Explainer::turns_of(const engine::PlanElement& planned, const engine::OpenVariable& open) {
    constexpr std::size_t most_turns = 3;
    const model::Fact& fact = book_.fact(model::FactId{open.variable.ref});
    const auto spot = spot_of(evaluation_.household(), open, fact);
    if (!spot) return {};
    person::Household file = evaluation_.household();
    const auto* range = std::get_if<person::DateRange>(&entry_at(file, *spot).values[spot->value].known);
    if (!range || !range->low.is_day() || !range->high.is_day()) return {};
    const person::DateRange days = *range;
    engine::Evaluation evaluation{plan_};
    const auto result_on = [&](Date day) {
        say_value(file, *spot, person::DateRange{day, day}, plan_.options.evidenced_only);
        evaluation.begin(file, evaluation_.as_of(), evaluation_.root().frame(0).who);
        const engine::Findings found = engine::findings(evaluation, planned.value, options_.most_cells);
        Node node;
        ExplainOptions options = options_;
        node.state =
            Explainer{evaluation, options}.element_state(planned, evaluation.root(), found.truth, node);
        return ElementResult{node.state, node.as_a_rule_only};
    };
    std::vector<Turn> turns;
    Date from = days.low;
    ElementResult here = result_on(from);
    const ElementResult last = result_on(days.high);
    while (here != last && turns.size() < most_turns) {
        Date holds = from, differs = days.high;
        while (core::next_day(holds) < differs) {
            const Date middle{holds.days + (differs.days - holds.days) / 2};
            (result_on(middle) == here ? holds : differs) = middle;
        }
        Turn turn;
        turn.last_before = holds;
        turn.before = here;
        turn.after = here = result_on(differs);
        turns.push_back(std::move(turn));
        from = differs;
    }
    return turns;
}

void Explainer::add_turns(Node& element, const engine::PlanElement& planned, const engine::Findings& found) {
    for (const engine::OpenVariable& open : found.variables) {
        if (open.variable.kind != engine::Variable::Kind::Fact) continue;
        const Reason asked = reason(open, std::nullopt);
        if (!asked.is_partly_known) continue;
        for (Reason& own : element.reasons) {
            if (own.kind != asked.kind || own.name != asked.name || own.person != asked.person ||
                own.item != asked.item || !own.turns.empty())
                continue;
            own.turns = turns_of(planned, open);
            for (Turn& turn : own.turns) {
                turn.element = element.id;
                turn.text = element.text;
                turn.element_kind = element.element_kind;
                turn.citation = own.citation;
            }
        }
    }
}

}  // namespace evaluator::explain
