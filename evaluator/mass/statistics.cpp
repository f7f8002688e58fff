#include "evaluator/mass/statistics.hpp"

#include <algorithm>

namespace evaluator::mass {

namespace {

void add_all(std::vector<Count>& into, const std::vector<Count>& more) {
    for (std::size_t i = 0; i < into.size(); ++i) into[i] += more[i];
}

bool contains(const Positions& positions, std::uint16_t one) {
    return std::binary_search(positions.begin(), positions.end(), one);
}

void count_combination(NormCounts& counts, const Positions& unmet, Count many) {
    const auto known = counts.combinations.find(unmet);
    if (known != counts.combinations.end())
        known->second += many;
    else if (counts.combinations.size() < Statistics::most_combinations)
        counts.combinations.emplace(unmet, many);
    else
        counts.other_combinations += many;
}

}  // namespace

Statistics::Statistics(const std::vector<NormInfo>& norms, std::size_t effects) {
    for (const NormInfo& norm : norms) {
        const std::vector<Count> none(norm.requirements.size(), 0);
        NormCounts counts;
        counts.unmet = counts.only_this = counts.first_this = counts.only_unknown = counts.closing = none;
        counts.effects.resize(effects);
        for (EffectCounts& effect : counts.effects) effect.settles = none;
        norms_.push_back(std::move(counts));
    }
}

void Statistics::add(const Verdicts& person) {
    ++persons_;
    for (std::size_t i = 0; i < norms_.size(); ++i) {
        const Verdict& verdict = person[i];
        NormCounts& counts = norms_[i];
        ++counts.outcomes[static_cast<std::size_t>(verdict.outcome)];
        ++counts.lists[static_cast<std::size_t>(list_of(verdict))];
        for (const std::uint16_t at : verdict.unmet) ++counts.unmet[at];
        if (verdict.unmet.size() == 1)
            ++(verdict.open.empty() ? counts.only_this : counts.first_this)[verdict.unmet.front()];
        if (verdict.unmet.empty() && verdict.open.size() == 1) ++counts.only_unknown[verdict.open.front()];
        if (verdict.unmet.size() > 1) count_combination(counts, verdict.unmet, 1);
        if (!verdict.conflict.empty()) count_combination(counts, verdict.conflict, 1);
        if (list_of(verdict) != List::LastChance) continue;
        for (const std::uint16_t at : verdict.closing) ++counts.closing[at];
        if (verdict.closes_by_law) ++counts.closing_by_law;
    }
}

void Statistics::add_effect(std::size_t effect, const Verdicts& before, const Verdicts& after) {
    for (std::size_t i = 0; i < norms_.size(); ++i) {
        EffectCounts& counts = norms_[i].effects[effect];
        const Verdict &was = before[i], &is = after[i];
        if (!was.is_met() && is.is_met()) ++counts.gains;
        if (was.is_met() && !is.is_met()) ++counts.loses;
        if (was.outcome == explain::Outcome::DoesNotExist && is.outcome == explain::Outcome::Open)
            ++counts.opens;
        for (const Positions* missing : {&was.unmet, &was.open})
            for (const std::uint16_t at : *missing)
                if (!contains(is.unmet, at) && !contains(is.open, at)) ++counts.settles[at];
    }
}

void Statistics::add(const Statistics& other) {
    persons_ += other.persons_;
    bad_ += other.bad_;
    for (std::size_t i = 0; i < norms_.size(); ++i) {
        NormCounts& into = norms_[i];
        const NormCounts& more = other.norms_[i];
        for (std::size_t j = 0; j < outcome_count; ++j) into.outcomes[j] += more.outcomes[j];
        for (std::size_t j = 0; j < list_count; ++j) into.lists[j] += more.lists[j];
        add_all(into.unmet, more.unmet);
        add_all(into.only_this, more.only_this);
        add_all(into.first_this, more.first_this);
        add_all(into.only_unknown, more.only_unknown);
        add_all(into.closing, more.closing);
        into.closing_by_law += more.closing_by_law;
        for (const auto& [unmet, many] : more.combinations) count_combination(into, unmet, many);
        into.other_combinations += more.other_combinations;
        for (std::size_t j = 0; j < into.effects.size(); ++j) {
            into.effects[j].gains += more.effects[j].gains;
            into.effects[j].loses += more.effects[j].loses;
            into.effects[j].opens += more.effects[j].opens;
            add_all(into.effects[j].settles, more.effects[j].settles);
        }
    }
}

}  // namespace evaluator::mass
