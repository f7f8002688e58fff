// The facts behind a leaf with their source, and what is measured there in the words of the rules.
#include <algorithm>

#include "evaluator/engine/facts_read.hpp"
#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using core::Date;
using engine::NodeKind;
using engine::Value;
using model::Operation;

namespace {

constexpr int deepest = 12;
constexpr std::size_t most_facts = 24;

}  // namespace

UsedFact Explainer::used_fact(model::FactId id, const engine::Frame& frame, Date day) {
    const model::Fact& fact = book_.fact(id);
    UsedFact result;
    result.name = fact.name;
    result.question = short_name(fact);
    result.asked_under = asked_under(fact);
    result.is_sensitive = fact.is_sensitive;
    result.person = person_name(frame);
    if (frame.item) result.item = item_name(frame);
    const auto& persons = evaluation_.household().persons;
    const person::FactEntry* entry = !fact.owner.is_none() ? (frame.item ? frame.item->find(id) : nullptr)
                                     : frame.who < persons.size() ? persons[frame.who].find(id)
                                                                  : nullptr;
    if (const person::TimedValue* timed = entry ? entry->on(day) : nullptr) {
        result.standing = timed->standing;
        result.proofs = timed->proofs;
        if (const auto* link = std::get_if<person::ListLink>(&timed->known)) {
            if (frame.who < persons.size() && link->list < persons[frame.who].lists.size())
                result.value.low = result.value.high = core::Rational{
                    static_cast<std::int64_t>(persons[frame.who].lists[link->list].items.size())};
            return result;
        }
        if (const auto* link = std::get_if<person::PersonLink>(&timed->known)) {
            result.value.low = result.value.high = link->person.has_value();
            return result;
        }
    }
    result.value = quantity(evaluation_.read_fact(id, frame, day), fact.type);
    return result;
}

/// Facts an expression reads, each once; facts of list items only as far as the items are shown on their own.
void Explainer::gather_facts(NodeId id, const Context& context, Node& into, int depth) {
    const PlanNode& node = plan_.nodes[id];
    if (depth > deepest || into.facts.size() >= most_facts) return;
    const auto add = [&](UsedFact fact) {
        for (const UsedFact& known : into.facts)
            if (known.name == fact.name && known.person == fact.person && known.item == fact.item) return;
        into.facts.push_back(std::move(fact));
    };
    if (node.kind == NodeKind::Call) {
        gather_facts(plan_.operand(node, 0), context.for_body(node.frame, node.per_item), into, depth + 1);
        return;
    }
    if (engine::is_over_list(node.operation)) {
        add(used_fact(model::FactId{node.ref}, context.frame(node.frame), context.day));
        return;
    }
    switch (node.operation) {
        case Operation::FactUse:
            add(used_fact(model::FactId{node.ref}, context.frame(node.frame), context.day));
            return;
        case Operation::CurrentPeriod: {
            UsedFact fact = used_fact(model::FactId{node.ref}, context.frame(node.frame), context.day);
            fact.value = quantity(evaluation_.value(id, context), book_.fact(model::FactId{node.ref}).type);
            add(std::move(fact));
            return;
        }
        case Operation::Age:
            add(used_fact(node.ref == ~0U ? book_.birth_date : model::FactId{node.ref},
                          context.frame(node.frame), context.day));
            return;
        case Operation::ForPerson: {
            engine::Until until{};
            bool is_missing = false;
            const auto who = evaluation_.read_person(model::FactId{node.ref}, context.frame(node.frame),
                                                     context.day, is_missing, until);
            add(used_fact(model::FactId{node.ref}, context.frame(node.frame), context.day));
            if (!who || is_missing) return;
            engine::Frame frame;
            frame.who = *who;
            gather_facts(plan_.operand(node, 0), context.with(frame), into, depth + 1);
            return;
        }
        case Operation::OnDay: {
            gather_facts(plan_.operand(node, 0), context, into, depth + 1);
            const Value day = evaluation_.value(plan_.operand(node, 0), context);
            if (day.from_low.is_day() && day.from_low == day.from_high)
                gather_facts(plan_.operand(node, 1), context.on(day.from_low), into, depth + 1);
            return;
        }
        case Operation::ChainUse: return;  // shown as parts of the calculation
        default: break;
    }
    for (std::uint32_t i = 0; i < node.operand_count; ++i)
        gather_facts(plan_.operand(node, i), context, into, depth + 1);
}

/// What is measured, in the words of the rules.
std::string Explainer::subject(NodeId id) const {
    const PlanNode& node = plan_.nodes[id];
    if (node.kind == NodeKind::Atypical || node.kind == NodeKind::Discretion ||
        node.kind == NodeKind::Suspension)
        return node.ref == ~0U ? "" : book_.block(plan_.blocks[node.ref].block).text;
    if (node.kind == NodeKind::Call && node.operation == Operation::DefinitionUse) {
        const model::Definition& definition = book_.definitions[node.ref];
        return definition.text.empty() ? definition.name : definition.text;
    }
    if (engine::is_over_list(node.operation)) return short_name(book_.fact(model::FactId{node.ref}));
    switch (node.operation) {
        case Operation::FactUse:
        case Operation::CurrentPeriod: return short_name(book_.fact(model::FactId{node.ref}));
        case Operation::Age: return book_.birth_date.is_none() ? "" : book_.fact(book_.birth_date).question;
        case Operation::Judgement:
        case Operation::Discretion: return book_.judgement(model::JudgementId{node.ref}).question;
        case Operation::ReadingIs: return book_.reading(model::ReadingId{node.ref}).question;
        case Operation::ChainUse: return book_.chains[plan_.chains[node.ref].chain.index].text;
        case Operation::TableValue: return book_.tables[plan_.tables[node.ref].table.index].text;
        default: break;
    }
    for (std::uint32_t i = 0; i < node.operand_count; ++i)
        if (std::string text = subject(plan_.operand(node, i)); !text.empty()) return text;
    return "";
}

}  // namespace evaluator::explain
