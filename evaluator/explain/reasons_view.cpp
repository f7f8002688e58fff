// Open variables as reasons a reader understands: question, legal basis for asking, evidence to bring.
#include <algorithm>

#include "evaluator/explain/context.hpp"

namespace evaluator::explain {

using engine::Variable;

namespace {

ReasonKind kind_of(Variable::Kind kind) {
    switch (kind) {
        case Variable::Kind::Fact:
        case Variable::Kind::Person: return ReasonKind::Fact;
        case Variable::Kind::Judgement:
        case Variable::Kind::Doubtful: return ReasonKind::Judgement;
        case Variable::Kind::Discretion: return ReasonKind::Discretion;
        case Variable::Kind::Reading: return ReasonKind::Reading;
        case Variable::Kind::Atypical: return ReasonKind::Atypical;
        case Variable::Kind::Suspension: return ReasonKind::Suspension;
    }
    return ReasonKind::Fact;
}

Helps helps_of(engine::Direction direction) {
    switch (direction) {
        case engine::Direction::Yes: return Helps::Yes;
        case engine::Direction::No: return Helps::No;
        case engine::Direction::Either: break;
    }
    return Helps::Either;
}

}  // namespace

/// Role of a person seen from the person judged: the fact that links to them.
std::string Explainer::person_name(const engine::Frame& frame) const {
    const engine::Frame judged = evaluation_.root().frame(0);
    if (frame.who == judged.who) return "";
    if (frame.item && book_.fact(frame.list).type.is(model::BaseType::Personen)) return item_name(frame);
    const person::Person& self = evaluation_.household().persons[judged.who];
    for (std::uint32_t i = 0; i < self.facts.size(); ++i)
        for (const person::TimedValue& timed : self.facts[i].values)
            if (const auto* link = std::get_if<person::PersonLink>(&timed.known);
                link && link->person == frame.who)
                return book_.facts[i].name;
    return frame.who < evaluation_.household().persons.size() ? evaluation_.household().persons[frame.who].id
                                                              : "?";
}

std::string Explainer::item_name(const engine::Frame& frame) const {
    if (!frame.item) return "";
    return book_.fact(frame.list).name + "[" + std::to_string(frame.position + 1) + "]";
}

Reason Explainer::reason(const engine::OpenVariable& open, const std::optional<core::Citation>& citation) {
    Reason result;
    const Variable& variable = open.variable;
    result.kind = kind_of(variable.kind);
    result.helps = helps_of(open.direction);
    result.citation = citation;
    engine::Frame frame = open.context.frame(0);
    frame.who = variable.who;
    result.person = person_name(frame);
    const bool item_is_person =
        !variable.list.is_none() && book_.fact(variable.list).type.is(model::BaseType::Personen);
    if (!variable.list.is_none() && !item_is_person && open.context.frame(0).item)
        result.item = item_name(open.context.frame(0));
    result.span = variable.gap;
    switch (variable.kind) {
        case Variable::Kind::Fact:
        case Variable::Kind::Person: {
            const model::Fact& fact = book_.fact(model::FactId{variable.ref});
            result.name = fact.name;
            result.question = question_of(fact);
            result.asked_under = asked_under(fact);
            result.proofs = fact.attributes.proofs;
            result.is_sensitive = fact.is_sensitive;
            const person::FactEntry* entry = nullptr;
            if (!fact.owner.is_none()) {
                if (open.context.frame(0).item)
                    entry = open.context.frame(0).item->find(model::FactId{variable.ref});
            } else if (variable.who < evaluation_.household().persons.size()) {
                entry = evaluation_.household().persons[variable.who].find(model::FactId{variable.ref});
            }
            if (const person::TimedValue* timed = entry ? entry->on(variable.day) : nullptr) {
                result.is_contested = timed->standing == person::Standing::Contested;
                const engine::Value as_stated = engine::from_known(timed->known, fact.type.base);
                result.is_partly_known = !result.is_contested && !as_stated.is_known;
                result.lacks_proof = plan_.options.evidenced_only && as_stated.is_known;
                if (result.is_partly_known) result.known = quantity(as_stated, fact.type);
                if (result.is_contested)
                    for (const person::Known& value : timed->contested)
                        result.contested.push_back(
                            quantity(engine::from_known(value, fact.type.base), fact.type));
            }
            break;
        }
        case Variable::Kind::Judgement:
        case Variable::Kind::Discretion:
        case Variable::Kind::Atypical:
        case Variable::Kind::Suspension:
            if (variable.kind == Variable::Kind::Judgement || variable.norm == ~0U - 1) {
                const model::Judgement& judgement = book_.judgement(model::JudgementId{variable.ref});
                result.name = judgement.name;
                result.question = judgement.question;
                result.asked_under = judgement.attributes.citations;
            } else if (variable.ref != ~0U) {
                const engine::PlanBlock& block = plan_.blocks[variable.ref];
                const model::Block& source = book_.block(block.block);
                result.name = block.path;
                result.question = source.text;
                result.asked_under = source.attributes.citations;
            } else {
                const model::Norm& norm = book_.norms[variable.norm - 1];
                result.name = core::to_text(norm.citation);
                result.question = norm.title;
                result.asked_under = {norm.citation};
            }
            break;
        case Variable::Kind::Reading: {
            const model::Reading& reading = book_.reading(model::ReadingId{variable.ref});
            result.name = reading.name;
            result.question = reading.question;
            result.asked_under = reading.attributes.citations;
            break;
        }
        case Variable::Kind::Doubtful: {
            const model::Chain& chain = book_.chains[variable.ref];
            result.name = chain.name;
            result.question = chain.text;
            if (!chain.versions.empty()) result.asked_under = chain.versions.front().attributes.citations;
            break;
        }
    }
    return result;
}

/// An atypical case is asked for only where the requirement stands against the person without it.
bool Explainer::is_needed(const engine::OpenVariable& open) {
    if (open.variable.kind != Variable::Kind::Atypical) return true;
    for (const engine::PlanNorm& norm : plan_.norms)
        for (const engine::PlanElement& planned : norm.elements)
            if (planned.block == open.variable.ref)
                return !evaluation_.value(planned.single, open.context).truth.possible(engine::Lane::Typical);
    return true;
}

std::vector<Reason> Explainer::reasons(const engine::Findings& findings,
                                       const std::optional<core::Citation>& citation) {
    std::vector<Reason> result;
    // Where only atypical cases can help, one is needed, though no single element shows it.
    const bool is_typical = findings.truth.possible(engine::Lane::Typical);
    const auto shows_need = [&](const engine::OpenVariable& open) {
        return open.variable.kind == Variable::Kind::Atypical && is_needed(open);
    };
    const bool shows_all =
        !is_typical && std::none_of(findings.variables.begin(), findings.variables.end(), shows_need);
    for (const auto& open : findings.variables) {
        if (!shows_all && !is_needed(open)) continue;
        Reason one = reason(open, citation);
        // Several days or periods may ask the same of the reader.
        const bool is_said = !one.is_partly_known && !one.is_contested &&
                             std::any_of(result.begin(), result.end(), [&](const Reason& other) {
                                 return other.kind == one.kind && other.name == one.name &&
                                        other.person == one.person && other.item == one.item &&
                                        other.span == one.span && other.question == one.question;
                             });
        if (!is_said) result.push_back(std::move(one));
    }
    return result;
}

std::string Explainer::short_name(const model::Fact& fact) const {
    if (!fact.question.empty()) return fact.question;
    std::string words = fact.name;
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')  // it stands where a question would begin
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

/// Attributes of items may lack a question and a basis of their own: those of the list stand in.
std::string Explainer::question_of(const model::Fact& fact) const {
    if (!fact.question.empty() || fact.owner.is_none()) return short_name(fact);
    return question_of(book_.fact(book_.list(fact.owner).fact)) + ": " + short_name(fact);
}

std::vector<core::Citation> Explainer::asked_under(const model::Fact& fact) const {
    if (!fact.asked_under.empty() || fact.owner.is_none()) return fact.asked_under;
    return book_.fact(book_.list(fact.owner).fact).asked_under;
}

}  // namespace evaluator::explain
