// Requirements that nothing can change on any day looked at, and what the file says of them (internal to
// missing): the answer where there is no set.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "evaluator/missing/search.hpp"
#include "evaluator/missing/words.hpp"

namespace evaluator::missing {

class Obstacles {
public:
    void clear() { by_key_.clear(); }
    /// What one day says of the requirement with this name (element_key).
    void note(const std::string& key, model::ElementKind kind, bool is_reachable,
              engine::Evaluation& evaluation, const Search& search);
    /// In the order of the names; the two sides of a transition once.
    std::vector<Blocker> tell(const std::vector<std::string>& order, const Elements& elements) const;

private:
    struct Obstacle {
        bool is_reachable = false;  // on some day
        model::ElementKind kind = model::ElementKind::Voraussetzung;
        std::vector<explain::UsedFact> facts;
        bool is_about_status = false;
    };
    std::map<std::string, Obstacle> by_key_;
};

}  // namespace evaluator::missing
