// Fills the leaves of a program from the files of a block of persons. What is plain (one value over all time,
// no mode that asks for proofs, no answer of a human) is copied; everything else comes from the single
// evaluation.
#pragma once

#include "evaluator/cohort/columns.hpp"
#include "evaluator/cohort/sets.hpp"
#include "evaluator/cohort/singles.hpp"

namespace evaluator::cohort {

class Filler {
public:
    explicit Filler(const Program& program);

    /// Memory for a block.
    Columns make(std::size_t rows) const;
    void fill(Columns& columns, Singles& singles, Sets& sets);

private:
    struct Leaf {
        std::uint32_t instruction = 0;
        Kernel kernel = Kernel::Fact;
        model::FactId fact;
        bool is_attribute = false;  // of an item nobody stands in: unknown
        std::size_t list = 0;       // Period: in lists_
        engine::Value unknown;
    };
    /// The only period of a list that covers the day.
    struct Current {
        enum class Kind : std::uint8_t { Unread, Missing, One, Special } kind = Kind::Unread;
        const person::Item* item = nullptr;
        core::Date until = core::Date::never();
    };
    struct Row {
        const Column& column;
        const Instruction& one;
        std::size_t row;
    };

    void constant(const Leaf& leaf, const Row& at, std::size_t rows, Singles& singles, Sets& sets) const;
    bool plain(const Leaf& leaf, const Row& at, const person::Household& household, core::Date day,
               Sets& sets);
    bool entry(const Leaf& leaf, const Row& at, const person::FactEntry* entry, core::Date day,
               core::Date until, Sets& sets) const;
    const Current& current(std::size_t list, const person::Person& owner, core::Date day);
    void start(const Leaf& leaf, const Row& at, engine::Evaluation& evaluation) const;

    const Program& program_;
    std::vector<Leaf> leaves_;
    std::vector<model::FactId> lists_;
    std::vector<Current> current_;  // of the present row
};

}  // namespace evaluator::cohort
