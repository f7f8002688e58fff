// Fills the leaves of a program from the files of a block of persons. What is plain (one value over all time,
// no mode that asks for proofs, no answer of a human) is copied; everything else comes from the single
// evaluation.
#pragma once

#include "evaluator/cohort/columns.hpp"
#include "evaluator/cohort/list_leaves.hpp"
#include "evaluator/cohort/sets.hpp"
#include "evaluator/cohort/singles.hpp"

namespace evaluator::cohort {

class Filler {
public:
    explicit Filler(const Program& program);

    /// Memory for a block.
    Columns make(std::size_t rows) const;
    void fill(Columns& columns, Singles& singles, Sets& sets);

    /// What of a person must be read flat for fill(…, FlatPerson); nothing where rows need whole files.
    const std::optional<person::FlatSpec>& flat_spec() const { return flat_spec_; }
    /// Begins a block of which each row is filled by itself.
    void begin(Columns& columns);
    /// False: the file itself is needed. Facts get into their columns by spread(); rows filled from files
    /// come after that.
    [[nodiscard]] bool fill(Columns& columns, std::size_t row, const person::FlatPerson& person);
    void spread(Columns& columns);
    void fill(Columns& columns, std::size_t row, Singles& singles, Sets& sets);

private:
    struct Leaf {
        std::uint32_t instruction = 0;
        model::FactId fact;
        model::BaseType type = model::BaseType::Wahr;
        bool is_attribute = false;  // of an item nobody stands in: unknown
        std::size_t list = 0;       // of a Period: in lists_
        std::uint32_t judgement = ~0U;
        std::uint32_t of_list = ListLeaves::none;  // its number there
        Cell usual;                                // unknown, or not answered
    };
    /// The only period of a list that covers the day.
    struct Current {
        enum class Kind : std::uint8_t { Missing, One, Special } kind = Kind::Special;
        const person::Item* item = nullptr;
        core::Date until = core::Date::never();
    };
    struct Block {
        Columns& columns;
        Singles& singles;
        Sets& sets;
        std::vector<Current>& current;  // of the present row, by list
    };

    const Instruction& instruction(std::size_t leaf) const {
        return program_.instructions()[leaves_[leaf].instruction];
    }
    Leaf leaf_of(std::uint32_t instruction);
    std::optional<person::FlatSpec> make_flat_spec();
    bool whole(Columns& columns, std::size_t row, const person::FlatPerson& person);
    Cell flat_cell(const Leaf& leaf, person::FlatWord word) const;
    void fill_row(Block& block, std::size_t row);
    void whole(Block& block, std::size_t row);
    std::optional<core::Date> birth(const person::Person& judged) const;
    void answers(Block& block, std::size_t row) const;
    void single_chain(Block& block, std::size_t leaf, std::size_t row) const;
    void put(Block& block, std::size_t leaf, std::size_t row, const Cell& cell) const;
    void single(Block& block, std::size_t leaf, std::size_t row) const;
    bool entry(Block& block, std::size_t leaf, std::size_t row, const person::FactEntry* entry,
               core::Date until) const;
    bool known(const Leaf& leaf, const person::Known& known, Cell& cell) const;
    Current current(model::FactId list, const person::Person& owner, core::Date day) const;

    const Program& program_;
    std::vector<Leaf> leaves_;
    std::vector<std::size_t> facts_, periods_, answered_, whole_;  // leaves, by kind
    std::vector<model::FactId> lists_;
    std::vector<Current> current_;
    ListLeaves list_leaves_;
    std::vector<person::FlatList> flat_;  // of the present row, by list of list_leaves_
    std::vector<std::uint8_t> is_flat_;
    std::optional<person::FlatSpec> flat_spec_;
    std::vector<std::uint32_t> slots_;     // of leaves, in the flat person
    std::vector<person::FlatWord> words_;  // of facts, by slot, then by row
};

}  // namespace evaluator::cohort
