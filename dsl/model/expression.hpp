// Typed expressions of the rule book: what a condition means, with all names resolved. Made by check/ only.
// Operations and the roles of their operands: operations.def.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "dsl/core/citation.hpp"
#include "dsl/core/date.hpp"
#include "dsl/core/duration.hpp"
#include "dsl/core/rational.hpp"
#include "dsl/core/source.hpp"
#include "dsl/model/type.hpp"

namespace dsl::model {

enum class Operation : std::uint8_t {
#define OPERATION(name, operands, what) name,
#include "dsl/model/operations.def"
#undef OPERATION
};

enum class Measure : std::uint8_t {
    AtLeast,
    AtMost,
    MoreThan,
    LessThan
};  // mindestens, höchstens, mehr als, weniger als

/// Values of one choice, by position in Choice::values. A choice has at most 64 values; the checker sees to
/// it.
using ChoiceMask = std::uint64_t;
struct ChoiceValues {
    ChoiceMask mask = 0;
    bool operator==(const ChoiceValues&) const = default;
};

struct DateSet {
    std::vector<core::Date> days;
    bool operator==(const DateSet&) const = default;
};

/// bool: Wahr. Rational: Zahl, Geld, Prozent. std::string: Text. Citation list: Fundstelle or a set of them.
using Constant = std::variant<std::monostate, bool, core::Rational, core::Date, core::Duration, std::string,
                              std::vector<core::Citation>, ChoiceValues, DateSet>;

struct Expression {
    Operation operation = Operation::Constant;
    Type type{};
    Measure measure = Measure::AtLeast;
    std::uint8_t frame = 0;
    std::uint32_t ref = Id<void>::none().index;  // index of the id named in operations.def
    std::uint32_t column = 0;                    // TableValue: column; ReadingIs: meaning
    std::vector<ExpressionId> operands;
    Constant constant;
    std::vector<core::Citation> citations;  // RequirementsMet, NormStands: resolved, absolute
    core::Span span{};
};

}  // namespace dsl::model
