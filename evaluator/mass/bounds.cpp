#include "evaluator/mass/bounds.hpp"

#include <algorithm>

#include "evaluator/explain/explain.hpp"
#include "evaluator/mass/present.hpp"

namespace evaluator::mass {

using engine::Truth;
using explain::Outcome;

namespace {

Met met_of(Truth truth) {
    if (truth.certain()) return Met::Yes;
    // Unmet as a rule is unmet: only an atypical case could help.
    return truth.possible() && truth.possible(engine::Lane::Typical) ? Met::Open : Met::No;
}

bool is_simple(const engine::PlanNorm& norm) {
    return norm.transitions.empty() &&
           std::all_of(norm.consequences.begin(), norm.consequences.end(),
                       [](const auto& each) { return each.condition == engine::no_node; });
}

}  // namespace

Bounds::Bounds(const model::RuleBook& book, const engine::Options& options,
               const std::vector<core::Citation>& targets)
    : laws_(laws_of(book, options, targets, options.as_of)),
      program_(law(), asked(laws_->phases.front()), {false, true}) {}

BoundsJudge::BoundsJudge(const Bounds& bounds, const Reading& reading, bool with_requirements)
    : bounds_(bounds),
      with_requirements_(with_requirements),
      files_(bounds.book(), reading),
      run_(bounds.program_, most_records),
      households_(run_.rows()) {
    for (std::size_t i = 0; i < met_by_truth_.size(); ++i)
        met_by_truth_[i] = met_of(Truth{static_cast<std::uint8_t>(i)});
    for (std::size_t i = 0; i < bounds.norms().size(); ++i) {
        Norm& norm = norms_.emplace_back();
        norm.first = requirements_;
        norm.count = bounds.norms()[i].requirements.size();
        norm.is_simple = bounds.placed(i).norm != nullptr && is_simple(*bounds.placed(i).norm);
        requirements_ += norm.count;
    }
    const bool is_plain =
        reading.form == Form::JsonLines && !reading.translate && reading.assumptions.empty();
    if (is_plain && run_.flat_spec()) flat_.emplace(bounds.book(), *run_.flat_spec());
}

/// False: the row says why.
bool BoundsJudge::fill(const Record& record, std::size_t place) {
    Row& row = rows_[placed_[place]];
    const bool is_flat = flat_ && record.trouble.empty() &&
                         flat_->read(record.text, files_.reading().options, person_) &&
                         run_.fill(place, person_);
    if (is_flat) {
        row.number = record.number;
        row.line = record.line;
        row.person.swap(person_.id);
        return true;
    }
    auto household = files_.read(record, row);
    if (!household) return false;
    households_[place] = std::move(*household);
    in_full_.push_back(place);
    return true;
}

void BoundsJudge::judge(const std::vector<Record>& records) {
    if (records.size() > most_records) throw std::length_error("too many records for a block");
    records_ = &records;
    rows_.resize(records.size());
    for (Row& row : rows_) {
        row.error.clear();
        row.person.clear();
        row.warnings.clear();
    }
    outcomes_.assign(records.size() * norms_.size(), Outcome::NotInForce);
    met_.assign(records.size() * requirements_, Met::DoesNotCount);
    placed_.assign(1, 0);
    in_full_.clear();
    for (person::Household& done : households_) {
        if (!done.persons.empty()) files_.recycle(std::move(done));
        done = {};
    }
    run_.begin(households_, bounds_.as_of(), [this](std::size_t place) {
        Row unused;
        if (auto household = files_.read((*records_)[placed_[place]], unused))
            households_[place] = std::move(*household);
    });
    std::size_t filled = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        placed_[filled] = i;
        if (!fill(records[i], filled)) continue;
        ++filled;
        placed_.push_back(0);
    }
    run_.spread();
    for (const std::size_t place : in_full_) run_.fill(place);
    run_.run_filled(filled);
    for (std::size_t place = 0; place < filled; ++place) conclude(place, placed_[place]);
}

void BoundsJudge::conclude(std::size_t place, std::size_t row) {
    const auto truth_of = [&](engine::NodeId node) { return truth(node, place); };
    for (std::size_t i = 0; i < norms_.size(); ++i) {
        const Placed& placed = bounds_.placed(i);
        if (placed.norm == nullptr) continue;
        Norm& norm = norms_[i];
        Outcome& outcome = outcomes_[row * norms_.size() + i];
        if (norm.is_simple) {
            auto& known = norm.outcomes[truth(placed.norm->value, place).bits];
            if (!known) known = outcome_of(*placed.norm, place);
            outcome = *known;
        } else {
            outcome = outcome_of(*placed.norm, place);
            if (outcome == Outcome::NotInForce) continue;
        }
        if (!with_requirements_) continue;
        Met* met = met_.data() + row * requirements_ + norm.first;
        for (std::size_t each = 0; each < placed.norm->elements.size(); ++each) {
            const engine::PlanElement& element = placed.norm->elements[each];
            if (!norm.is_simple && !counts(*placed.norm, element, bounds_.book(), truth_of)) continue;
            met[placed.positions[each]] = met_by_truth_[truth(element.value, place).bits];
        }
    }
}

/// As judge_now.
Outcome BoundsJudge::outcome_of(const engine::PlanNorm& norm, std::size_t place) {
    return explain::result_of(norm, truth(norm.value, place),
                              [&](engine::NodeId node) { return truth(node, place); })
        .outcome;
}

}  // namespace evaluator::mass
