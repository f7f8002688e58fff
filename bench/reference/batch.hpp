// JSON lines to result lines with our engine on the reference rule set, through the same library code as
// `paragraf batch`, on one thread and without looking ahead.
#pragma once

#include "bench/reference/engine.hpp"
#include "evaluator/render/mass/rows.hpp"

namespace reference {

class Batch {
public:
    Batch(const Engine& engine, core::Date as_of);

    /// What `paragraf batch` writes: results, requirements unmet and open, next change.
    void judge(const std::string& lines, std::string& out);
    /// The results alone, in the order of the lines.
    std::vector<Verdicts> verdicts(const std::string& lines);

private:
    std::vector<evaluator::mass::Row> rows_of(evaluator::mass::RecordReader& reader);

    evaluator::mass::Checker checker_;
    evaluator::mass::Judge judge_;
    std::array<std::size_t, result_count> positions_{};  // of a result among the norms of the checker
};

/// The quick check: results and, if wanted, every requirement, by bounds; one thread.
class QuickBatch {
public:
    QuickBatch(const Engine& engine, core::Date as_of);

    void judge(const std::string& lines, bool with_reasons, std::string& out);
    std::vector<Verdicts> verdicts(const std::string& lines);

private:
    template <typename Use>
    void each_block(evaluator::mass::BoundsJudge& judge, const std::string& lines, const Use& use);

    evaluator::mass::Bounds bounds_;
    evaluator::mass::BoundsJudge short_judge_, full_judge_;
    evaluator::render::BoundsLines short_lines_, full_lines_;
    std::array<std::size_t, result_count> positions_{};
};

}  // namespace reference
