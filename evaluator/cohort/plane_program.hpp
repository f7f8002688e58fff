// A program made ready for packed leaves: truth as bit planes (two where all lanes are alike, else eight),
// numbers and days compared as the codes they are packed in. Negations cost nothing: whoever uses a value
// says whether it means the opposite. In: a program without until and without a rest for the single
// evaluation. Out: steps, in order, for the kernels of plane_kernels.hpp. Immutable.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "evaluator/cohort/columns.hpp"

namespace evaluator::cohort {

/// A value of truth, or its opposite.
struct PlaneRef {
    std::uint32_t value = 0;
    bool is_inverted = false;

    PlaneRef operator!() const { return {value, !is_inverted}; }
    friend bool operator==(const PlaneRef&, const PlaneRef&) = default;
};
constexpr PlaneRef plane_yes{0, false};  // the value that is yes for everybody

struct PlaneStep {
    enum class Kind : std::uint8_t {
        // truth
        All,
        Any,
        Choose,
        WeakerMeans,
        Strictly,
        // leaves and columns of numbers to truth
        Questions,       // whether a choice is one of some: all questions about a leaf
        NotAfter,        // a leaf and a limit
        ColumnNotAfter,  // the same of a column
        AtLeast,         // two columns
        // to columns
        Unpack,     // a leaf
        Limits,     // a leaf of events: the limits of a Distance
        Fill,       // the same number for all
        Scale,      // a column times a number that is not negative
        Calculate,  // two columns
    };
    Kind kind = Kind::All;
    model::Operation operation = model::Operation::Constant;  // Calculate
    std::uint32_t out = 0;                                    // a value or a column
    std::uint32_t first = 0, count = 0;                       // operands or questions
    std::uint32_t left = 0, right = 0;                        // leaf, columns
    std::uint32_t limit = 0;
    std::uint32_t number = 0;  // the instruction, for a Distance
};

/// Whether a leaf is one of some values: certain, possible. Of a set of citations the instruction knows.
struct PlaneQuestion {
    std::uint64_t inside = 0;
    bool is_ever_certain = true;
    bool is_set = false;
    std::uint32_t number = 0;  // the instruction
    std::uint32_t out = 0;     // a value
};

/// A number that may hang on the Stichtag.
struct PlaneLimit {
    enum class Kind : std::uint8_t {
        Constant,
        Day,
        LastBeginning,
        LastEventReached,
        LastEventPassed,
        OfEvent
    };
    Kind kind = Kind::Constant;
    std::uint32_t number = 0;  // the instruction
    std::int64_t value = 0;    // Constant; else added
    bool is_of_day = false;    // OfEvent: the event is the Stichtag, not `event`
    std::int32_t event = 0;
    friend auto operator<=>(const PlaneLimit&, const PlaneLimit&) = default;
};

class PlaneProgram {
public:
    /// `constants`: by instruction, where it is one. Nothing where a kernel does not know planes.
    static std::optional<PlaneProgram> of(const Program& program, std::span<const Cell> constants);

    struct Constant {
        std::uint32_t value;
        engine::Truth truth;
    };

    std::span<const PlaneStep> steps() const { return steps_; }
    std::span<const PlaneRef> operands(const PlaneStep& step) const {
        return {operands_.data() + step.first, step.count};
    }
    std::span<const PlaneRef> operands() const { return operands_; }
    std::span<const PlaneQuestion> questions() const { return questions_; }
    std::span<const PlaneLimit> limits() const { return limits_; }
    /// By leaf, in the order of Columns: the value of its truth, or none.
    std::span<const std::uint32_t> values_of_leaves() const { return values_of_leaves_; }
    std::span<const Constant> constants() const { return constants_; }
    std::uint32_t value_count() const { return value_count_; }
    std::uint32_t column_count() const { return column_count_; }
    /// The truth of an instruction.
    PlaneRef ref(std::uint32_t number) const { return refs_[number]; }

    static constexpr std::uint32_t none = ~0U;

private:
    friend class PlaneCompiler;

    std::vector<PlaneStep> steps_;
    std::vector<PlaneRef> operands_;
    std::vector<PlaneQuestion> questions_;
    std::vector<PlaneLimit> limits_;
    std::vector<std::uint32_t> values_of_leaves_;
    std::vector<Constant> constants_;
    std::vector<PlaneRef> refs_;  // by instruction
    std::uint32_t value_count_ = 1, column_count_ = 0;
};

}  // namespace evaluator::cohort
