// Turns the instructions of a program into steps on planes and columns (plane_program.hpp).
#pragma once

#include <map>
#include <tuple>

#include "evaluator/cohort/plane_program.hpp"

namespace evaluator::cohort {

class PlaneCompiler {
public:
    PlaneCompiler(const Program& program, std::span<const Cell> constants, PlaneProgram& to);

    /// False where an instruction cannot be computed in planes.
    bool compile();

private:
    using Step = PlaneStep;
    using Kind = PlaneStep::Kind;

    /// Where numbers or days come from.
    struct Source {
        enum class Kind : std::uint8_t { Leaf, Column, Same } kind = Kind::Same;
        std::uint32_t at = 0;  // leaf or column
        PlaneLimit same = {};  // for all rows
    };
    using Key = std::tuple<Kind, std::uint32_t, std::uint32_t, std::uint32_t>;

    bool take(std::uint32_t number, const Instruction& one);
    bool take_leaf(std::uint32_t number, const Instruction& one);
    bool take_number(std::uint32_t number, const Instruction& one);
    bool take_constant(std::uint32_t number, const Instruction& one);
    PlaneRef truth(std::uint32_t number, const Instruction& one);
    PlaneRef comparison(std::uint32_t number, const Instruction& one);
    PlaneRef distance(std::uint32_t number, const Instruction& one);
    PlaneRef reached(std::uint32_t number, const Source& day, const Source& event, bool is_passed);
    PlaneRef beginning(std::uint32_t number, const Instruction& one);
    std::uint32_t first_like(std::uint32_t number) const;
    PlaneRef question(std::uint32_t number, const Instruction& one);
    PlaneRef at_least(const Source& left, const Source& right);
    PlaneRef not_after(const Source& source, const PlaneLimit& limit);
    PlaneRef happens(const Source& source);
    PlaneRef fold(Kind kind, std::vector<PlaneRef> operands);
    PlaneRef value_of(Step step);
    std::uint32_t column_of(const Source& source);
    std::uint32_t column_of(Step step);
    Source limits_of(std::uint32_t number, const Source& event);
    std::uint32_t limit(const PlaneLimit& limit);
    bool ask_all();

    const Program& program_;
    std::span<const Cell> constants_;
    PlaneProgram& to_;
    std::vector<std::uint32_t> leaf_of_;  // by instruction
    std::vector<Source> sources_;         // of numbers and days, by instruction
    std::map<Key, std::uint32_t> known_;  // what has been computed already
    std::map<PlaneLimit, std::uint32_t> limits_;
};

}  // namespace evaluator::cohort
