// Whether the bounds of an open node may be wider than its truth for a row, because one variable occurs in it
// more than once and to different ends. Walks down what is open, as engine::open_variables does, and never
// finds less than it. No: the bounds are exact, and nobody has to try answers.
#pragma once

#include "evaluator/cohort/block_run.hpp"
#include "evaluator/cohort/occurrences.hpp"

namespace evaluator::cohort {

class Conflicts {
public:
    explicit Conflicts(const Program& program);

    bool may_be(BlockRun& run, NodeId node, std::size_t row);

private:
    struct Seen {
        std::uint32_t walk = 0;  // number of the walk that saw it last
        std::uint8_t ways = 0;
        bool is_repeated = false;
    };

    void walk(BlockRun& run, std::uint32_t number, std::size_t row, std::uint8_t ways);
    void below(BlockRun& run, const Instruction& one, std::size_t row, std::uint8_t ways);
    void operands(BlockRun& run, const Instruction& one, std::size_t row, std::uint8_t ways);
    void set(BlockRun& run, std::uint32_t number, std::size_t row);
    void add(const Occurrence& found);
    bool is_settled(BlockRun& run, std::uint32_t number, const Instruction& one, std::size_t row) const;

    const Program& program_;
    Variables variables_;
    std::vector<std::uint32_t> leaf_;           // variable of a leaf, by instruction
    std::vector<const Occurrences*> complete_;  // of what is no column, by instruction
    std::vector<Seen> seen_;                    // by variable
    std::uint32_t walk_ = 0;
    int visits_ = 0;
    bool is_found_ = false;
};

}  // namespace evaluator::cohort
