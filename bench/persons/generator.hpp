// Invented persons in any number, in the vocabulary of rules/sachverhalt: distributions as figures.hpp says,
// with missing, partly known and contested facts, papers, families. In: a seed, and from which person on (a
// person depends on seed and position alone, so that work can be divided). Out: one person file (JSON) per
// call, as one line without its end; the text is valid until the next call. Memory does not grow.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dsl/core/date.hpp"

namespace persons {

inline constexpr dsl::core::Date default_day = dsl::core::date_of(2026, 11, 25);

class Generator {
public:
    explicit Generator(std::uint64_t seed, std::uint64_t first = 0, dsl::core::Date as_of = default_day)
        : seed_(seed), position_(first), as_of_(as_of) {}

    std::string_view next();

private:
    std::uint64_t seed_, position_;
    dsl::core::Date as_of_;
    std::string line_;
};

}  // namespace persons
