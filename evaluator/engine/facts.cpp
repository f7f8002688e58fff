// Reading the person's file: facts, lists, persons, ages.
#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/engine/birth.hpp"
#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

using core::Date;

namespace {

/// In mode "evidenced only" a value needs a proof that is valid on the Stichtag; none of them may lapse
/// unseen.
bool is_usable(person::Standing standing, const std::vector<person::Proof>& proofs, bool evidenced_only,
               Date as_of, Until& until) {
    if (!evidenced_only) return true;
    if (standing != person::Standing::Evidenced) return false;
    if (proofs.empty()) return true;
    bool usable = false;
    Date lapses = Date::distant_past();
    for (const person::Proof& proof : proofs) {
        if (proof.valid_until && *proof.valid_until < as_of) continue;
        usable = true;
        lapses = std::max(lapses, proof.valid_until ? core::next_day(*proof.valid_until) : Date::never());
    }
    if (usable) until.limit_facts(lapses);
    return usable;
}

bool is_usable(const person::TimedValue& timed, bool evidenced_only, Date as_of, Until& until) {
    return is_usable(timed.standing, timed.proofs, evidenced_only, as_of, until);
}

Date next_start(const person::FactEntry& entry, Date day) {
    Date next = Date::never();
    for (const person::TimedValue& timed : entry.values)
        if (timed.span.from > day) next = std::min(next, timed.span.from);
    return next;
}

const person::FactEntry* entry_of(const Household& household, const PlanFact& fact, model::FactId id,
                                  const Frame& frame) {
    if (fact.is_attribute) return frame.item ? frame.item->find(id) : nullptr;
    return frame.who < household.persons.size() ? household.persons[frame.who].find(id) : nullptr;
}

bool is_list(model::BaseType type) { return model::Type{type}.is_list(); }

/// Narrows the span to the side of the edge on which the day lies.
void cut(model::Validity& span, Date edge, Date day) {
    if (edge <= day)
        span.from = std::max(span.from, edge);
    else
        span.until = std::min(span.until, edge);
}

}  // namespace

model::Validity Evaluation::answer_span(model::FactId id, const Frame& frame, Date day) {
    const PlanFact& fact = plan_->facts[id.index];
    model::Validity span;
    if (const auto* entry = entry_of(file_of(id), fact, id, frame)) {
        for (const person::TimedValue& timed : entry->values) {
            cut(span, timed.span.from, day);
            cut(span, timed.span.until, day);
        }
    } else if (fact.is_attribute && !frame.item) {  // of the period that covers the day
        Until until{};
        bool is_complete = false, is_nobody = false;
        const auto* items = read_list(fact.list, frame, day, is_complete, is_nobody, until);
        for (std::size_t i = 0; items && i < items->items.size(); ++i) {
            const person::Item& item = items->items[i];
            for (const Date edge : {item.from.low, item.from.high, item.until.low, item.until.high})
                cut(span, edge, day);
        }
    }
    return span;
}

/// The answer tried for a fact on that day, if there is one; it holds on the days of one answer.
std::optional<Value> Evaluation::tried_fact(model::FactId id, const Frame& frame, Date day) {
    if (!assumed_.test(dependency_bit(Variable::Kind::Fact, id.index))) return std::nullopt;
    const model::Validity span = answer_span(id, frame, day);
    Variable variable;
    variable.ref = id.index;
    variable.who = frame.who;
    variable.day = span.from;
    if (frame.item) {
        variable.list = frame.list;
        variable.position = frame.position;
    }
    const Value* tried = assumed(variable);
    if (!tried) return std::nullopt;
    Value result = *tried;
    result.until.limit_facts(span.until);
    return result;
}

Value Evaluation::read_fact(model::FactId id, const Frame& frame, Date day) {
    const PlanFact& fact = plan_->facts[id.index];
    if (!assumptions_.empty())
        if (const auto tried = tried_fact(id, frame, day)) return *tried;
    const person::FactEntry* entry = entry_of(file_of(id), fact, id, frame);
    Value unknown = unknown_value(fact.base, fact.choices);
    if (!entry) return unknown;
    const person::TimedValue* timed = entry->on(day);
    if (!timed) {
        unknown.until.limit_facts(next_start(*entry, day));
        return unknown;
    }
    unknown.until.limit_facts(timed->span.until);
    Until usable{};
    if (!is_usable(*timed, plan_->options.evidenced_only, as_of_, usable)) return unknown;
    Value result = from_known(timed->known, fact.base);
    result.until.limit_facts(timed->span.until);
    result.until = result.until.earliest(usable);
    return result;
}

Frame Evaluation::item_frame(model::FactId list, const Frame& owner, const person::ItemList& items,
                             std::uint32_t position) const {
    Frame result = owner;
    result.item = &items.items[position];
    result.list = list;
    result.position = position;
    if (plan_->facts[list.index].base == model::BaseType::Personen)
        result.who = result.item->person.value_or(unknown_person);
    return result;
}

Truth Evaluation::exists(const person::Item& item, Until& until) const {
    if (item.standing == person::Standing::Contested) return Truth::open();
    Until usable{};
    if (!is_usable(item.standing, item.proofs, plan_->options.evidenced_only, as_of_, usable))
        return Truth::open();
    until = until.earliest(usable);
    return Truth::yes();
}

Truth Evaluation::covers(const Frame& frame, Date day, Until& until) {
    const person::Item& item = *frame.item;
    const Truth there = exists(item, until);
    const model::BaseType list = plan_->facts[frame.list.index].base;
    if (list == model::BaseType::Personen) {
        const Birth birth = birth_of(*this, frame);
        until = until.earliest(birth.until);
        until.limit_facts(birth.next_edge(day));
        return there & birth.lives_on(day);
    }
    if (list != model::BaseType::Zeitraeume) return there;
    for (const Date edge : {item.from.low, item.from.high, item.until.low, item.until.high})
        if (edge > day) until.limit_facts(edge);
    return there & Truth::between(item.from.high <= day && day < item.until.low,
                                  item.from.low <= day && day < item.until.high);
}

const person::ItemList* Evaluation::read_list(model::FactId id, const Frame& frame, Date day,
                                              bool& is_complete, bool& is_nobody, Until& until) {
    is_complete = false;
    is_nobody = false;
    const Household& file = file_of(id);
    if (frame.who >= file.persons.size()) return nullptr;
    const person::Person& owner = file.persons[frame.who];
    const person::FactEntry* entry = owner.find(id);
    if (!entry) return nullptr;
    const person::TimedValue* timed = entry->on(day);
    if (!timed) {
        until.limit_facts(next_start(*entry, day));
        return nullptr;
    }
    until.limit_facts(timed->span.until);
    const auto* link = std::get_if<person::ListLink>(&timed->known);
    if (!link || link->list >= owner.lists.size()) return nullptr;
    // That these are all of them is said by the list; whether each is there, by the item (exists).
    Until usable{};
    const bool counts = timed->standing != person::Standing::Contested &&
                        is_usable(*timed, plan_->options.evidenced_only, as_of_, usable);
    if (counts) until = until.earliest(usable);
    is_complete = counts && !owner.lists[link->list].is_incomplete;
    return &owner.lists[link->list];
}

std::optional<PersonIndex> Evaluation::read_person(model::FactId id, const Frame& frame, Date day,
                                                   bool& is_missing, Until& until) {
    is_missing = true;
    const Household& file = file_of(id);
    if (frame.who >= file.persons.size()) return unknown_person;
    const person::FactEntry* entry = file.persons[frame.who].find(id);
    if (!entry) return unknown_person;
    const person::TimedValue* timed = entry->on(day);
    if (!timed) {
        until.limit_facts(next_start(*entry, day));
        return unknown_person;
    }
    until.limit_facts(timed->span.until);
    const auto* link = std::get_if<person::PersonLink>(&timed->known);
    if (!link || timed->standing == person::Standing::Contested) return unknown_person;
    if (!is_usable(*timed, plan_->options.evidenced_only, as_of_, until)) return unknown_person;
    is_missing = false;
    return link->person;
}

/// The attribute in the period that covers the day; a day no period covers is unknown in a gapless list.
Value Evaluation::current_period(const PlanNode& node, const Context& context) {
    const model::FactId attribute{node.ref};
    const PlanFact& fact = plan_->facts[attribute.index];
    const model::FactId list = fact.list;
    const Frame& owner = context.frame(node.frame);
    if (!assumptions_.empty()) {
        Frame whole = owner;
        whole.item = nullptr;
        if (const auto tried = tried_fact(attribute, whole, context.day)) return *tried;
    }
    Until until{};
    bool is_complete = false, is_nobody = false;
    const person::ItemList* items = read_list(list, owner, context.day, is_complete, is_nobody, until);
    Value result = unknown_value(fact.base, fact.choices);
    if (!items) {
        result.until = until;
        return result;
    }
    std::optional<Value> joined;
    bool certain = false;
    for (std::uint32_t i = 0; i < items->items.size(); ++i) {
        const Frame frame = item_frame(list, owner, *items, i);
        const Truth covered = covers(frame, context.day, until);
        if (!covered.possible()) continue;
        const Value here = read_fact(attribute, frame, context.day);
        joined = joined ? hull(*joined, here) : here;
        certain = certain || covered.certain();
    }
    if (joined && certain)
        result = *joined;
    else if (joined) {  // it may also lie outside of every period
        result.until = joined->until;
    }
    result.until = result.until.earliest(until);
    return result;
}

Value Evaluation::age(const PlanNode& node, const Context& context) {
    const model::FactId birth_date = node.ref == ~0U ? plan_->book->birth_date : model::FactId{node.ref};
    const Value birth = read_fact(birth_date, context.frame(node.frame), context.day);
    Value result;
    result.is_known = birth.is_known;
    result.moves = true;
    result.from_low = birth.from_low;
    result.from_high = birth.from_high;
    result.to_low = result.to_high = context.day;
    result.until = birth.until;
    return result;
}

Value Evaluation::for_person(const PlanNode& node, const Context& context) {
    Until until{};
    bool is_missing = false;
    const Frame& owner = context.frame(node.frame);
    const auto who = read_person(model::FactId{node.ref}, owner, context.day, is_missing, until);
    Value result;
    Frame other;
    Truth lives = Truth::yes();
    if (who) {
        other.who = *who;
        const Birth birth = birth_of(*this, other);
        lives = birth.lives_on(context.day);
        until = until.earliest(birth.until);
        until.limit_facts(birth.next_edge(context.day));
    }
    if (!who || !lives.possible()) {  // it is known that there is nobody, or nobody yet
        result = unknown_value(node.type, 64);
        result.truth = Truth::no();
        result.is_nobody = true;
        result.until = until;
        return result;
    }
    result = value(plan_->operand(node, 0), context.with(other));
    if (is_missing || lives.is_open()) {  // perhaps there is nobody: then it does not hold
        result.truth = result.truth & Truth::open();
        result.is_known = false;
    }
    result.until = result.until.earliest(until);
    return result;
}

/// An element `für partner`, `für kinder`: it must hold for each who exists.
Value Evaluation::every_person(const PlanNode& node, const Context& context) {
    const model::FactId id{node.ref};
    Value result;
    result.truth = Truth::yes();
    if (is_list(plan_->facts[id.index].base)) {
        bool is_complete = false, is_nobody = false;
        const auto* items =
            read_list(id, context.frame(0), context.day, is_complete, is_nobody, result.until);
        if (!items || !is_complete) result.truth = Truth::open();
        for (std::uint32_t i = 0; items && i < items->items.size(); ++i) {
            const Frame frame = item_frame(id, context.frame(0), *items, i);
            const Truth there = covers(frame, context.day, result.until);
            if (!there.possible()) continue;
            const Value one = value(plan_->operand(node, 0), context.with(frame));
            result.truth = result.truth & (one.truth | !there);
            result.until = result.until.earliest(one.until);
        }
        return result;
    }
    bool is_missing = false;
    const auto who = read_person(id, context.frame(0), context.day, is_missing, result.until);
    if (!who) return result;
    Frame frame;
    frame.who = *who;
    const Birth birth = birth_of(*this, frame);
    const Truth lives = birth.lives_on(context.day);
    result.until = result.until.earliest(birth.until);
    result.until.limit_facts(birth.next_edge(context.day));
    if (!lives.possible()) return result;
    const Value one = value(plan_->operand(node, 0), context.with(frame));
    result.truth = is_missing ? one.truth | Truth::open() : one.truth | !lives;
    result.until = result.until.earliest(one.until);
    return result;
}

}  // namespace evaluator::engine
