#include "evaluator/pathway/files.hpp"

#include <algorithm>

#include "evaluator/engine/facts_read.hpp"

namespace evaluator::pathway {

using core::Date;
using person::PersonIndex;

const engine::PlanStep* step_in(const engine::Plan& plan, model::StepId step) {
    const auto found = std::find_if(plan.steps.begin(), plan.steps.end(),
                                    [&](const engine::PlanStep& one) { return one.step == step; });
    return found == plan.steps.end() ? nullptr : &*found;
}

FactSet::FactSet(const engine::Plan& plan, std::initializer_list<engine::NodeId> nodes) {
    std::vector<bool> facts;
    for (const engine::NodeId node : nodes)
        if (node != engine::no_node) engine::add_facts_read(plan, node, facts);
    for (std::uint32_t i = 0; i < facts.size(); ++i)
        if (facts[i]) set(i);
}

void FactSet::set(std::uint32_t number) {
    if (words_.size() <= number / 64) words_.resize(number / 64 + 1);
    words_[number / 64] |= std::uint64_t{1} << number % 64;
}

void FactSet::add(const model::RuleBook& book, model::FactId fact) {
    set(fact.index);
    const model::Type& type = book.fact(fact).type;
    if (!type.is_list() || type.list.is_none()) return;
    for (const model::FactId attribute : book.list(type.list).attributes) add(book, attribute);
}

void FactSet::add(const FactSet& other) {
    if (words_.size() < other.words_.size()) words_.resize(other.words_.size());
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
}

bool FactSet::meets(const FactSet& other) const {
    for (std::size_t i = 0; i < std::min(words_.size(), other.words_.size()); ++i)
        if ((words_[i] & other.words_[i]) != 0) return true;
    return false;
}

Files::Place Files::add(Node node) {
    nodes_.push_back(std::move(node));
    return static_cast<Place>(nodes_.size() - 1);
}

Files::Place Files::place_of(const File& file) {
    const auto [known, is_new] = places_.try_emplace(file.get());
    if (is_new) {
        Node node;
        node.what = nodes_.size() + 1;
        node.file = file;
        known->second = add(std::move(node));
    }
    return known->second;
}

void Files::note(Place before, const File& after, std::uint64_t what, const FactSet& sets) {
    Node node;
    node.before = before;
    node.what = what;
    node.event = &other_events_.emplace_back(Event{sets, {}, sets});
    node.file = after;
    places_[after.get()] = add(std::move(node));
}

/// Backwards: what an earlier event has set matters, too, if a later one has read it.
std::uint64_t Files::history(Place place, const FactSet& facts) const {
    std::uint64_t result = 0;
    const FactSet* relevant = &facts;
    FactSet more;
    for (; place != none; place = nodes_[place].before) {
        const Node& node = nodes_[place];
        if (node.event != nullptr) {
            if (!node.event->sets.meets(*relevant)) continue;
            if (!node.event->reads.empty()) {
                if (relevant == &facts) more = facts;
                more.add(node.event->reads);
                relevant = &more;
            }
        }
        result = key_of(result, node.what);
    }
    return result;
}

const Files::Event& Files::event_of(const engine::Plan& plan, const engine::PlanStep& step) {
    const auto [known, is_new] = events_.try_emplace(&step);
    Event& event = known->second;
    if (!is_new) return event;
    for (const engine::PlanEffect& effect : step.effects) {
        event.sets.add(*plan.book, effect.origin->fact);
        event.reads.add(FactSet{plan, {effect.value}});
        for (const engine::NodeId attribute : effect.attributes) event.reads.add(FactSet{plan, {attribute}});
    }
    event.both = event.sets;
    event.both.add(event.reads);
    return event;
}

/// Most effects hang on the day alone, and any file will do.
const ResolvedEffects& Files::effects_of(Place place, PersonIndex who, const engine::PlanStep& step,
                                         Date end) {
    const Event& event = event_of(scanner_.plans().on(end), step);
    const auto [known, is_new] =
        effects_.try_emplace(key_of(who, step.step.index, end.days, history(place, event.reads)));
    if (!is_new) return known->second;
    if (event.reads.empty())
        while (!nodes_[place].file) place = nodes_[place].before;
    return known->second = resolved(step, scanner_.on(file(place), who, end));
}

std::optional<Files::Place> Files::after(Place place, PersonIndex who, model::StepId step, Date end) {
    const auto [known, is_new] = after_.try_emplace(key_of(place, who, step.index, end.days));
    if (!is_new) return known->second;
    const engine::Plan& plan = scanner_.plans().on(end);
    const engine::PlanStep* planned = step_in(plan, step);
    if (planned == nullptr) return std::nullopt;
    const Event& event = event_of(plan, *planned);
    Node node{place, key_of(who, step.index, end.days), &event, nullptr, who, nullptr};
    node.effects = &effects_of(place, who, *planned, end);
    const auto [changes, is_unknown] = changes_.try_emplace(key_of(node.what, history(place, event.both)));
    if (is_unknown) {
        person::Household made = *file(place);
        changes->second = apply(*node.effects, *plan.book, made, who);
        if (changes->second) node.file = std::make_shared<const person::Household>(std::move(made));
    }
    if (!changes->second) return std::nullopt;
    const bool is_put_together = node.file != nullptr;
    const Place added = add(std::move(node));
    if (is_put_together) put_together_.push_back(added);
    return after_[key_of(place, who, step.index, end.days)] = added;
}

const File& Files::file(Place place) {
    std::vector<Place> missing;
    Place at = place;
    for (; !nodes_[at].file; at = nodes_[at].before) missing.push_back(at);
    if (missing.empty()) return nodes_[place].file;
    person::Household made = *nodes_[at].file;
    while (!missing.empty()) {
        const Node& node = nodes_[missing.back()];
        apply(*node.effects, scanner_.plans().book(), made, node.who);
        missing.pop_back();
    }
    nodes_[place].file = std::make_shared<const person::Household>(std::move(made));
    put_together_.push_back(place);
    return nodes_[place].file;
}

void Files::let_go() {
    for (const Place place : put_together_) nodes_[place].file = nullptr;
    put_together_.clear();
}

}  // namespace evaluator::pathway
