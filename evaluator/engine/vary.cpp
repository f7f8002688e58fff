// Another state of the same household: what differs is told in facts, and only what hangs on them is computed
// anew. For searches that try many files which differ in little (plans, slack, effects of steps).
#include <algorithm>

#include "evaluator/engine/evaluation.hpp"

namespace evaluator::engine {

namespace {

/// Collects in which facts two states differ.
class Difference {
public:
    explicit Difference(const model::RuleBook& book) : book_(book) {}

    /// False: they differ in more than facts.
    bool take(const Household& a, const Household& b) {
        if (a.persons.size() != b.persons.size()) return false;
        for (std::size_t i = 0; i < a.persons.size(); ++i)
            if (&a.persons[i] != &b.persons[i] && !take(a.persons[i], b.persons[i])) return false;
        return true;
    }
    const Dependencies& facts() const { return facts_; }

private:
    bool take(const person::Person& a, const person::Person& b) {
        if (!(a.answers == b.answers) || !(a.element_answers == b.element_answers)) return false;
        static const person::FactEntry missing;
        const std::size_t count = std::max(a.facts.size(), b.facts.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            const person::FactEntry& left = i < a.facts.size() ? a.facts[i] : missing;
            const person::FactEntry& right = i < b.facts.size() ? b.facts[i] : missing;
            if (!(left == right)) add(model::FactId{i});
        }
        for (std::size_t i = 0; i < std::max(a.lists.size(), b.lists.size()); ++i) {
            const person::ItemList* left = i < a.lists.size() ? &a.lists[i] : nullptr;
            const person::ItemList* right = i < b.lists.size() ? &b.lists[i] : nullptr;
            if (left && right && *left == *right) continue;
            if (left) add(left->fact);
            if (right) add(right->fact);
        }
        return true;
    }

    void add(model::FactId id) {
        facts_.set(dependency_bit(Variable::Kind::Fact, id.index));
        facts_.set(dependency_bit(Variable::Kind::Person, id.index));
        const model::Type& type = book_.fact(id).type;
        if (!type.is_list() || type.list.is_none()) return;
        for (const model::FactId attribute : book_.list(type.list).attributes) add(attribute);
    }

    const model::RuleBook& book_;
    Dependencies facts_;
};

}  // namespace

bool Evaluation::vary(const Household& household) {
    constexpr std::size_t most_scopes = 256;  // items of files gone by are of no more use
    Difference difference{*plan_->book};
    if (scopes_.size() > most_scopes || !difference.take(*begun_with_, household)) {
        begin(household, as_of_, who_);
        return false;
    }
    assumptions_.clear();
    household_ = &household;
    varied_ = difference.facts();
    is_varied_ = varied_.any();
    layers_[Varied].clear(plan_->nodes.size());
    return true;
}

}  // namespace evaluator::engine
