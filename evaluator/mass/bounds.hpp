// The quick mass check: what each norm gives on the day and how each of its requirements stands, by bounds
// alone. No answers are tried, so "open" may be said without need, but what is said to be met or unmet is;
// no day ahead or of change is looked for. Lines that are plain are read straight into columns.
#pragma once

#include <memory>

#include "evaluator/cohort/block_run.hpp"
#include "evaluator/mass/judge.hpp"
#include "evaluator/mass/laws.hpp"
#include "evaluator/person/flat_reader.hpp"

namespace evaluator::mass {

/// Made once, shared by threads. The rule book must live longer.
class Bounds {
public:
    Bounds(const model::RuleBook& book, const engine::Options& options,
           const std::vector<core::Citation>& targets);

    const model::RuleBook& book() const { return *law().book; }
    const std::vector<NormInfo>& norms() const { return laws_->norms; }
    core::Date as_of() const { return laws_->as_of; }

    /// What of a line must be read flat; nothing where all lines are read in full.
    std::optional<person::FlatSpec> flat_spec() const { return cohort::BlockRun{program_, 1}.flat_spec(); }

private:
    friend class BoundsJudge;
    const engine::Plan& law() const { return laws_->phases.front().plan; }
    const Placed& placed(std::size_t norm) const { return laws_->phases.front().norms[norm]; }

    std::shared_ptr<const Laws> laws_;
    cohort::Program program_;
};

enum class Met : std::uint8_t { No, Open, Yes, DoesNotCount };

/// One object per thread.
class BoundsJudge {
public:
    static constexpr std::size_t most_records = 256;  // of a block

    /// Without requirements met() says nothing.
    BoundsJudge(const Bounds& bounds, const Reading& reading, bool with_requirements);

    void judge(const std::vector<Record>& records);
    // Of the records just judged, good until the next ones. Verdicts of rows are empty; of rows with an
    // error nothing else is said.
    const std::vector<Row>& rows() const { return rows_; }
    explain::Outcome outcome(std::size_t row, std::size_t norm) const {
        return outcomes_[row * norms_.size() + norm];
    }
    /// By requirement of the norm.
    std::span<const Met> met(std::size_t row, std::size_t norm) const {
        return {met_.data() + row * requirements_ + norms_[norm].first, norms_[norm].count};
    }

private:
    struct Norm {
        std::size_t first = 0, count = 0;  // of its requirements
        /// The truth of the norm alone decides, as found before: nothing transitional, no condition.
        bool is_simple = false;
        std::array<std::optional<explain::Outcome>, 256> outcomes;  // by truth
    };

    bool fill(const Record& record, std::size_t place);
    void conclude(std::size_t place, std::size_t row);
    explain::Outcome outcome_of(const engine::PlanNorm& norm, std::size_t place);
    engine::Truth truth(engine::NodeId node, std::size_t place) { return run_.state(node, place).truth; }

    const Bounds& bounds_;
    bool with_requirements_;
    RecordFiles files_;
    cohort::BlockRun run_;
    std::optional<person::FlatReader> flat_;
    person::FlatPerson person_;
    std::vector<Norm> norms_;
    std::array<Met, 256> met_by_truth_{};
    std::size_t requirements_ = 0;
    std::vector<Row> rows_;
    std::vector<person::Household> households_;  // by place in the block
    std::vector<std::size_t> placed_;            // rows, by place
    std::vector<std::size_t> in_full_;           // places of those with a file
    const std::vector<Record>* records_ = nullptr;
    std::vector<explain::Outcome> outcomes_;
    std::vector<Met> met_;
};

}  // namespace evaluator::mass
