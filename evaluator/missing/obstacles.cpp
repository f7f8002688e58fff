#include "evaluator/missing/obstacles.hpp"

#include <algorithm>

#include "evaluator/explain/parts.hpp"

namespace evaluator::missing {

namespace {

bool is_status(const engine::Evaluation& evaluation, const std::string& name) {
    const model::RuleBook& book = *evaluation.plan().book;
    return std::any_of(book.facts.begin(), book.facts.end(), [&](const model::Fact& fact) {
        return fact.name == name && fact.type.is(model::BaseType::Auswahl) &&
               fact.type.choice == book.status_choice;
    });
}

}  // namespace

void Obstacles::note(const std::string& key, model::ElementKind kind, bool is_reachable,
                     engine::Evaluation& evaluation, const Search& search) {
    Obstacle& obstacle = by_key_[key];
    obstacle.kind = kind;
    if (is_reachable) obstacle.is_reachable = true;
    if (obstacle.is_reachable || !obstacle.facts.empty()) return;
    constexpr std::size_t most_facts = 5;
    for (const Search::Dead& dead : search.dead())
        for (explain::UsedFact& fact : explain::facts_of(evaluation, dead.node, dead.context)) {
            const bool is_there =
                std::any_of(obstacle.facts.begin(), obstacle.facts.end(), [&](const auto& one) {
                    return one.name == fact.name && one.person == fact.person && one.item == fact.item;
                });
            if (is_there || fact.value.is_unknown || obstacle.facts.size() >= most_facts) continue;
            obstacle.is_about_status = obstacle.is_about_status || is_status(evaluation, fact.name);
            obstacle.facts.push_back(std::move(fact));
        }
}

std::vector<Blocker> Obstacles::tell(const std::vector<std::string>& order, const Elements& elements) const {
    std::vector<Blocker> result;
    for (const std::string& key : order) {
        const auto found = by_key_.find(key);
        if (found == by_key_.end() || found->second.is_reachable) continue;
        const Obstacle& obstacle = found->second;
        const Served& element = elements.at(key);
        const bool is_told = std::any_of(result.begin(), result.end(), [&](const Blocker& other) {
            return other.element.text == element.text && other.element.citation == element.citation;
        });
        if (!is_told) result.push_back({element, obstacle.kind, obstacle.facts, obstacle.is_about_status});
    }
    return result;
}

}  // namespace evaluator::missing
