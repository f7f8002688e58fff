// Runs a program on blocks of persons: first all columns of the block, then, row by row and only where it is
// asked for, what needs the single evaluation. One per thread; the memory is kept. Gives what
// Evaluation::value gives for the nodes asked for, bit by bit.
#pragma once

#include "evaluator/cohort/comparer.hpp"
#include "evaluator/cohort/filler.hpp"
#include "evaluator/cohort/packed.hpp"
#include "evaluator/cohort/plane_run.hpp"

namespace evaluator::cohort {

struct State {
    engine::Truth truth;
    engine::Until until;
};

class BlockRun {
public:
    /// `rows`: most persons of a block; rounded up to a multiple of 64.
    explicit BlockRun(const Program& program, std::size_t rows = 64, const Kernels& work_on = kernels());
    BlockRun(const BlockRun&) = delete;
    BlockRun& operator=(const BlockRun&) = delete;

    std::size_t rows() const { return rows_; }

    /// The block must live until the next one.
    void run(std::span<const person::Household> block, core::Date day);

    // The rows of a block filled one by one, as they are read. `block` has a place for the file of each row
    // up to rows(); rows from flat persons may leave it empty until `complete` is asked for it.
    void begin(std::span<const person::Household> block, core::Date day,
               std::function<void(std::size_t)> complete) {
        own_.block = block;
        own_.day = day;
        singles_.begin(block, day, std::move(complete));
        filler_.begin(own_);
    }
    /// What must be read flat; nothing where only whole files will do.
    const std::optional<person::FlatSpec>& flat_spec() const { return filler_.flat_spec(); }
    /// False: the file of the row is needed.
    [[nodiscard]] bool fill(std::size_t row, const person::FlatPerson& person) {
        return filler_.fill(own_, row, person);
    }
    /// After the last flat person, before the first file.
    void spread() {
        if (filler_.flat_spec()) filler_.spread(own_);
    }
    /// From the file of the row.
    void fill(std::size_t row) { filler_.fill(own_, row, singles_, sets_); }
    void run_filled(std::size_t rows) {
        own_.block = own_.block.first(rows);
        run(own_);
    }

    /// Leaves filled once and kept: for those who judge the same persons again.
    Columns filled(std::span<const person::Household> block, core::Date day);
    void run(const Columns& columns);
    /// It must live until the next one, too. Without until; truth then lies in planes, not in columns.
    /// `next`: what will be judged next, if known: its memory is fetched meanwhile.
    void run(const Packed& packed, const Packed* next = nullptr);
    void run(Packed&&, const Packed* next = nullptr) = delete;

    /// Truth of a node asked for.
    State state(NodeId node, std::size_t row);
    /// Whether it is a column.
    bool is_column(NodeId node) const;
    /// Nodes that are columns, to be asked for again and again.
    struct Query {
        std::vector<std::uint32_t> instructions;
        std::vector<PlaneRef> values;  // where they can lie in planes
    };
    Query query(std::span<const NodeId> nodes) const;
    /// A bit per row: rows() bits of the first that are certain, as many that are possible, then those of the
    /// next one. Bits beyond the block say nothing.
    void planes(const Query& query, std::uint64_t* to) const;
    /// The same by instruction.
    State of(std::uint32_t number, std::size_t row);
    const Column& column_of(std::uint32_t number) const { return columns_[number]; }
    const Sets& sets() const { return sets_; }
    const person::Household& household(std::size_t row) const { return persons_[row]; }
    /// Whether truth of this block lies in planes.
    bool is_on_planes() const { return are_planes_; }
    /// Number of the block.
    std::uint64_t runs() const { return runs_; }
    /// The single evaluation, begun with the person of the row.
    engine::Evaluation& evaluation(std::size_t row) { return singles_.of(row); }

private:
    void run_leaves(const Columns& columns);
    void constants();
    void make_planes();
    State column_state(std::uint32_t number, std::size_t row) const;
    void today(core::Date day);
    void execute(std::uint32_t number, const Instruction& one);
    void junction(const Instruction& one, const Column& out);
    void choose(const Instruction& one, const Column& out);
    void copy(const Instruction& one, const Column& out);
    void copy_until(const Instruction& one, const Column& from, const Column& out);
    State mixed(const Instruction& one, std::size_t row);
    State mixed_junction(const Instruction& one, std::size_t row, bool conjunction);
    State mixed_choice(const Instruction& one, std::size_t row);

    struct Kept {
        std::uint64_t run = 0;  // number of the block
        std::size_t row = 0;
        State state;
    };

    const Program& program_;
    const Kernels& kernels_;
    std::size_t rows_, block_ = 0;
    std::span<const person::Household> persons_;
    Sets sets_;
    Singles singles_;
    Filler filler_;
    Comparer comparer_;
    Arena arena_;
    std::vector<Column> columns_;           // by instruction
    std::vector<std::uint8_t> has_flags_;   // by instruction
    core::Date day_ = core::Date::never();  // for which Day is filled
    std::vector<std::uint32_t> computed_;
    std::uint64_t runs_ = 0;
    std::vector<Kept> kept_;  // Mixed and Single, by instruction
    Columns own_;
    std::optional<PlaneRun> planes_;  // where the program can be run on planes
    bool are_planes_ = false;         // it was, for this block
};

}  // namespace evaluator::cohort
