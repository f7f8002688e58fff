#include "evaluator/interview/topics.hpp"

#include <algorithm>

namespace evaluator::interview {

using dsl::core::Date;
using model::BaseType;

namespace {

const person::ItemList* list_of(const person::Household& household, engine::PersonIndex who,
                                model::FactId list) {
    if (who >= household.persons.size()) return nullptr;
    const person::Person& owner = household.persons[who];
    const person::FactEntry* entry = owner.find(list);
    const auto* link = entry ? std::get_if<person::ListLink>(&entry->values.front().known) : nullptr;
    return link ? &owner.lists[link->list] : nullptr;
}

/// Whose list the entry stands in: for entries that are persons the variable names the person of the entry.
std::optional<engine::PersonIndex> owner_of(const person::Household& household, const model::RuleBook& book,
                                            const Variable& variable) {
    const bool is_person = book.fact(variable.list).type.is(BaseType::Personen);
    for (engine::PersonIndex who = 0; who < household.persons.size(); ++who) {
        if (!is_person && who != variable.who) continue;
        const auto* items = list_of(household, who, variable.list);
        if (!items || variable.position >= items->items.size()) continue;
        const auto linked = items->items[variable.position].person.value_or(engine::unknown_person);
        if (!is_person || linked == variable.who) return who;
    }
    return std::nullopt;
}

/// The days around `day` of which the entry says nothing.
model::Validity gap_of(const person::FactEntry& entry, Date day) {
    model::Validity gap;
    for (const person::TimedValue& value : entry.values) {
        if (value.span.until <= day) gap.from = std::max(gap.from, value.span.until);
        if (day < value.span.from) gap.until = std::min(gap.until, value.span.from);
    }
    return gap;
}

/// May an answer be written beside or instead of what the file says about these days? Days nobody speaks
/// about, values partly known, contested ones: yes. One that lacks only its proof is no matter of asking.
bool can_be_said(engine::Evaluation& evaluation, const person::FactEntry& entry, BaseType type, Date day,
                 Subject& subject) {
    if (evaluation.plan().options.evidenced_only) return false;
    const person::TimedValue* value = entry.on(day);
    if (value == nullptr) {
        subject.days = gap_of(entry, day);
        return true;
    }
    if (value->span != model::Validity{}) subject.days = value->span;
    if (value->standing == person::Standing::Contested) return true;
    const engine::Value known = engine::from_known(value->known, type);
    return type == BaseType::Wahr ? !known.truth.is_decided() : !known.is_known;
}

/// "Current" values of a list of periods: asked of the entry that covers the day, or else of the days that no
/// entry covers.
std::optional<Subject> of_covering_entry(engine::Evaluation& evaluation, const engine::OpenVariable& open,
                                         const person::ItemList& items) {
    const Variable& variable = open.variable;
    const Date day = open.context.day;
    for (std::uint32_t i = 0; i < items.items.size(); ++i) {
        const person::Item& item = items.items[i];
        if (day < item.from.high || item.until.low <= day) continue;
        Subject subject{Topic::Fact, variable.ref, variable.who, items.fact, i, {}};
        const person::FactEntry* known = item.find(model::FactId{variable.ref});
        const BaseType type = evaluation.plan().book->fact(model::FactId{variable.ref}).type.base;
        if (known && !can_be_said(evaluation, *known, type, day, subject)) return std::nullopt;
        return subject;
    }
    const model::RuleBook& book = *evaluation.plan().book;
    const auto what_is_missing = [&]() -> std::optional<Subject> {
        if (!items.is_incomplete || evaluation.plan().options.evidenced_only) return std::nullopt;
        return Subject{Topic::Complete, items.fact.index, variable.who, {}, 0, {}};
    };
    if (!book.list(book.fact(items.fact).type.list).is_gapless) return what_is_missing();
    engine::Frame owner;
    owner.who = variable.who;
    Subject subject{Topic::Stretch, items.fact.index, variable.who, {}, 0, {}};
    subject.days = evaluation.answer_span(model::FactId{variable.ref}, owner, day);
    if (subject.days->from == Date::distant_past()) return what_is_missing();
    return subject;
}

/// A list in which entries may be missing; one that is contested as a whole is not settled by counting.
bool may_be_completed(engine::Evaluation& evaluation, const Subject& subject,
                      const person::FactEntry& known) {
    if (evaluation.plan().options.evidenced_only) return false;
    const auto* items = list_of(evaluation.household(), subject.who, model::FactId{subject.ref});
    return items && items->is_incomplete && known.values.front().standing != person::Standing::Contested;
}

std::optional<Subject> about_fact(engine::Evaluation& evaluation, const engine::OpenVariable& open) {
    const model::RuleBook& book = *evaluation.plan().book;
    const person::Household& household = evaluation.household();
    const Variable& variable = open.variable;
    const model::FactId id{variable.ref};
    const model::Fact& fact = book.fact(id);
    Subject subject{Topic::Fact, variable.ref, variable.who, {}, 0, {}};
    if (variable.who >= household.persons.size() && variable.list.is_none()) return std::nullopt;
    if (!fact.owner.is_none() && variable.list.is_none()) {  // an attribute, but there is no entry
        const model::FactId list = book.list(fact.owner).fact;
        subject.ref = list.index;
        subject.topic = Topic::List;
        const person::ItemList* items = list_of(household, variable.who, list);
        if (!items) return subject;
        return of_covering_entry(evaluation, open, *items);
    }
    if (fact.type.is_list() || fact.type.is(BaseType::Person)) {
        subject.topic = fact.type.is_list() ? Topic::List : Topic::Person;
        const person::FactEntry* known = entry_of(household, subject);
        if (!known) return subject;
        return may_be_completed(evaluation, subject, *known)
                   ? std::optional(Subject{Topic::Complete, variable.ref, variable.who, {}, 0, {}})
                   : std::nullopt;
    }
    if (!fact.owner.is_none()) {
        subject.list = variable.list;
        subject.position = variable.position;
        const auto owner = owner_of(household, book, variable);
        if (!owner) return std::nullopt;
        subject.who = *owner;
    }
    const person::FactEntry* known = entry_of(household, subject);
    if (known && !can_be_said(evaluation, *known, fact.type.base, variable.day, subject)) return std::nullopt;
    return subject;
}

}  // namespace

const person::FactEntry* entry_of(const person::Household& household, const Subject& subject) {
    if (subject.who >= household.persons.size()) return nullptr;
    const person::Person& owner = household.persons[subject.who];
    const model::FactId fact{subject.ref};
    if (subject.list.is_none()) return owner.find(fact);
    const auto* items = list_of(household, subject.who, subject.list);
    return items && subject.position < items->items.size() ? items->items[subject.position].find(fact)
                                                           : nullptr;
}

const person::TimedValue* value_of(const person::Household& household, const Subject& subject) {
    if (subject.topic != Topic::Fact) return nullptr;
    const person::FactEntry* entry = entry_of(household, subject);
    return entry ? entry->on(subject.days ? subject.days->from : Date::distant_past()) : nullptr;
}

bool is_contested(const person::Household& household, const Subject& subject) {
    const person::TimedValue* value = value_of(household, subject);
    return value && value->standing == person::Standing::Contested;
}

std::optional<Subject> subject_of(engine::Evaluation& evaluation, const engine::OpenVariable& open) {
    const Variable& variable = open.variable;
    const bool is_of_judged = variable.who == evaluation.root().frame(0).who;
    Subject subject{Topic::Judgement, variable.ref, variable.who, {}, 0, {}};
    switch (variable.kind) {
        case Variable::Kind::Fact:
        case Variable::Kind::Person: return about_fact(evaluation, open);
        case Variable::Kind::Judgement:
        case Variable::Kind::Discretion:
            if (variable.kind == Variable::Kind::Discretion && variable.norm != ~0U - 1) {
                subject.topic = Topic::Way;
                return variable.ref != ~0U && is_of_judged ? std::optional(subject) : std::nullopt;
            }
            if (variable.kind == Variable::Kind::Discretion) subject.topic = Topic::Discretion;
            subject.list = variable.list;
            subject.position = variable.position;
            subject.days = variable.gap;
            if (!variable.list.is_none()) subject.who = evaluation.root().frame(0).who;
            return is_of_judged || !variable.list.is_none() ? std::optional(subject) : std::nullopt;
        case Variable::Kind::Atypical:
            subject.topic = Topic::Atypical;
            return is_of_judged ? std::optional(subject) : std::nullopt;
        case Variable::Kind::Reading:
        case Variable::Kind::Suspension:
        case Variable::Kind::Doubtful: break;
    }
    return std::nullopt;
}

}  // namespace evaluator::interview
