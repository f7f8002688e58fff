#include "evaluator/interview/effort.hpp"

namespace evaluator::interview {

using model::BaseType;

namespace {

double effort_of_type(BaseType type) {
    switch (type) {
#define EFFORT(name, value) \
    case BaseType::name:    \
        return value;
#define FACTOR(name, value)
#define CHANCE(name, value)
#include "evaluator/interview/effort.def"
#undef EFFORT
#undef FACTOR
#undef CHANCE
        default: return 1.0;
    }
}

bool is_fact(const Variable& variable) {
    return variable.kind == Variable::Kind::Fact || variable.kind == Variable::Kind::Person;
}

/// An attribute without an entry: what is asked is the list.
const model::Fact& asked_fact(const model::RuleBook& book, const Variable& variable) {
    const model::Fact& fact = book.fact(model::FactId{variable.ref});
    const bool is_of_entry = !fact.owner.is_none() && variable.list.is_none();
    return is_of_entry ? book.fact(book.list(fact.owner).fact) : fact;
}

/// The list a variable speaks about, itself or an entry of it; none: no list.
model::FactId list_of(const model::RuleBook& book, const Variable& variable) {
    if (!variable.list.is_none()) return variable.list;
    const model::Fact& fact = book.fact(model::FactId{variable.ref});
    if (!fact.owner.is_none()) return book.list(fact.owner).fact;
    return fact.type.is_list() ? model::FactId{variable.ref} : model::FactId{};
}

bool is_same_topic(const model::RuleBook& book, const Variable& a, const Variable& b) {
    if (!is_fact(a) || !is_fact(b)) return false;
    const model::FactId list = list_of(book, a);
    if (!list.is_none()) return list == list_of(book, b);
    return a.who != 0 && a.who == b.who;
}

}  // namespace

Rank rank_of(const model::RuleBook& book, const Variable& variable) {
    switch (variable.kind) {
        case Variable::Kind::Fact:
        case Variable::Kind::Person: {
            const model::Fact& fact = book.fact(model::FactId{variable.ref});
            const bool is_sensitive = fact.is_sensitive || asked_fact(book, variable).is_sensitive;
            return is_sensitive ? Rank::SensitiveFact : Rank::Fact;
        }
        case Variable::Kind::Judgement: return Rank::Judgement;
        case Variable::Kind::Discretion: return Rank::Discretion;
        case Variable::Kind::Atypical: return Rank::Atypical;
        case Variable::Kind::Reading:
        case Variable::Kind::Suspension:
        case Variable::Kind::Doubtful: break;
    }
    return Rank::NeverAsked;
}

double effort_of(const model::RuleBook& book, const Variable& variable, const Variable* last) {
    if (variable.kind == Variable::Kind::Judgement) return factor::judgement;
    if (!is_fact(variable)) return factor::discretion;
    const model::Fact& fact = asked_fact(book, variable);
    double effort = effort_of_type(fact.type.base);
    if (!fact.attributes.proofs.empty()) effort *= factor::evidence;
    if (fact.is_sensitive) effort *= factor::sensitive;
    if (last && is_same_topic(book, variable, *last)) effort *= factor::same_topic;
    return effort;
}

}  // namespace evaluator::interview
