// Whether the bounds of an open node may be wider than its truth for a row, because one variable occurs in it
// more than once and to different ends. Walks down what is open, as engine::open_variables does, and never
// finds less than it; where it cannot say, nobody is spared to try answers.
#pragma once

#include "evaluator/cohort/block_run.hpp"
#include "evaluator/cohort/occurrences.hpp"

namespace evaluator::cohort {

class Conflicts {
public:
    explicit Conflicts(const Program& program);

    enum class Answer : std::uint8_t {
        None,     // the bounds are exact
        Bounded,  // perhaps they are not, but nothing can be tried
        Perhaps,  // engine::ExactTruth has to say it
    };
    Answer ask(BlockRun& run, NodeId node, std::size_t row);

private:
    struct Seen {
        std::uint32_t walk = 0;        // number of the walk that saw it last
        Occurrence possible, certain;  // with and without what only may be asked
    };

    void walk(BlockRun& run, std::uint32_t number, std::size_t row, std::uint8_t ways);
    void below(BlockRun& run, const Instruction& one, std::size_t row, std::uint8_t ways);
    void operands(BlockRun& run, const Instruction& one, std::size_t row, std::uint8_t ways);
    void set(BlockRun& run, std::uint32_t number, std::size_t row);
    void add(const Occurrence& found, bool is_certain);
    Answer answer() const;
    bool is_birth_open(BlockRun& run, std::size_t row);
    bool is_settled(BlockRun& run, std::uint32_t number, const Instruction& one, std::size_t row) const;

    const Program& program_;
    Variables variables_;
    std::vector<std::uint32_t> leaf_;           // variable of a leaf, by instruction
    std::vector<const Occurrences*> complete_;  // of what is no column, by instruction
    std::vector<Seen> seen_;                    // by variable
    std::vector<bool> can_be_tried_;            // by variable
    std::vector<std::uint32_t> touched_;
    std::uint32_t birth_, birth_date_;  // variables
    std::uint64_t block_ = 0;           // for which it was looked whether a birth date is open
    std::size_t row_ = 0;
    bool is_birth_open_ = false;
    std::uint32_t walk_ = 0;
    int visits_ = 0;
    bool is_perhaps_ = false;  // for sure
};

}  // namespace evaluator::cohort
