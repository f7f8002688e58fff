// Sets that are nothing but one choice per requirement are told as such: shorter, and every set is still
// there.
#include <algorithm>
#include <map>
#include <numeric>

#include "evaluator/missing/missing.hpp"

namespace evaluator::missing {

namespace {

std::string key_of(const Served& served) {
    return served.id + " " + (served.citation ? core::to_text(*served.citation) : "");
}

/// Requirements that one change serves together belong together.
class Groups {
public:
    void join(const std::vector<Served>& served) {
        for (const Served& one : served) {
            const std::size_t other = of(one);
            parent_[root(other)] = root(of(served.front()));
        }
    }
    std::size_t of(const Served& served) {
        const auto [place, is_new] = numbers_.emplace(key_of(served), parent_.size());
        if (is_new) {
            parent_.push_back(place->second);
            served_.push_back(served);
        }
        return place->second;
    }
    std::size_t root(std::size_t number) {
        while (parent_[number] != number) number = parent_[number] = parent_[parent_[number]];
        return number;
    }
    const std::vector<Served>& all() const { return served_; }

private:
    std::map<std::string, std::size_t> numbers_;
    std::vector<std::size_t> parent_;
    std::vector<Served> served_;
};

std::string key_of(const Option& option) {
    std::string key = option.waits ? "time;" : "";
    for (const Change& change : option.changes)
        key += std::to_string(change.subject) + "=" + change.key + ";";
    return key;
}

struct Choice {
    std::map<std::string, Option> options;
    std::map<std::size_t, std::size_t> sizes() const {  // number of options by size
        std::map<std::size_t, std::size_t> result;
        for (const auto& [key, option] : options) ++result[option.changes.size()];
        return result;
    }
};

/// How many choices of one option each have at most so many changes.
std::size_t combinations(const std::map<std::size_t, Choice>& choices, std::size_t most_changes) {
    std::map<std::size_t, std::size_t> by_size{{0, 1}};
    for (const auto& [group, choice] : choices) {
        std::map<std::size_t, std::size_t> next;
        for (const auto& [size, count] : by_size)
            for (const auto& [more, options] : choice.sizes())
                if (size + more <= most_changes) next[size + more] += count * options;
        by_size = std::move(next);
    }
    return std::accumulate(by_size.begin(), by_size.end(), std::size_t{0},
                           [](std::size_t sum, const auto& entry) { return sum + entry.second; });
}

/// The set, cut up by group of requirements.
std::map<std::size_t, Option> cut_up(const ChangeSet& set, Groups& groups) {
    std::map<std::size_t, Option> result;
    for (const Change& change : set.changes) {
        Option& option = result[groups.root(groups.of(change.served.front()))];
        option.changes.push_back(change);
        option.rank = std::max(option.rank, change.kind);
    }
    if (set.needs_time) result[groups.root(groups.of(set.served_by_time.front()))].waits = true;
    return result;
}

}  // namespace

std::vector<Part> parts_of(const NormMissing& norm) {
    if (norm.sets.size() < 2 || !norm.is_complete) return {};
    Groups groups;
    for (const ChangeSet& set : norm.sets) {
        const bool is_told = std::all_of(set.changes.begin(), set.changes.end(),
                                         [](const Change& change) { return !change.served.empty(); });
        if (!is_told || !set.is_day_known || (set.needs_time && set.served_by_time.empty())) return {};
        for (const Change& change : set.changes) groups.join(change.served);
        if (set.needs_time) groups.join(set.served_by_time);
    }
    std::map<std::size_t, Choice> choices;
    std::vector<std::map<std::size_t, Option>> cut;
    for (const ChangeSet& set : norm.sets) {
        cut.push_back(cut_up(set, groups));
        for (auto& [group, option] : cut.back()) {
            option.day = set.day;
            option.outcome = set.outcome;
            Option& known = choices[group].options.emplace(key_of(option), option).first->second;
            known.day = std::min(known.day, set.day);
            known.outcome = std::min(known.outcome, set.outcome);  // the strongest
        }
    }
    if (combinations(choices, norm.complete_up_to) != norm.sets.size()) return {};
    for (std::size_t i = 0; i < cut.size(); ++i) {  // what holds for a set follows from its options
        if (cut[i].size() != choices.size()) return {};
        core::Date day = core::Date::distant_past();
        explain::Outcome outcome = explain::Outcome::Claim;
        for (const auto& [group, option] : cut[i]) {
            const Option& known = choices[group].options.at(key_of(option));
            day = std::max(day, known.day);
            outcome = std::max(outcome, known.outcome);
        }
        if (day != norm.sets[i].day || outcome != norm.sets[i].outcome) return {};
    }
    std::vector<Part> result;
    for (auto& [group, choice] : choices) {
        Part part;
        for (const Served& served : groups.all())
            if (groups.root(groups.of(served)) == group) part.requirements.push_back(served);
        for (auto& [key, option] : choice.options) part.options.push_back(std::move(option));
        std::stable_sort(part.options.begin(), part.options.end(), [](const Option& a, const Option& b) {
            return std::tuple{a.rank, a.changes.size(), a.day} < std::tuple{b.rank, b.changes.size(), b.day};
        });
        result.push_back(std::move(part));
    }
    return result;
}

}  // namespace evaluator::missing
