// A declaration as it is law on one day: the tree without the lines that are not in force then.
#pragma once

#include <string_view>

#include "dsl/core/date.hpp"
#include "dsl/syntax/tree.hpp"

namespace apps {

/// `file` with nothing but declaration number `index`, cut down to the day; comments inside come along.
dsl::syntax::File in_force_on(const dsl::syntax::File& file, std::string_view source, std::size_t index,
                              dsl::core::Date day);

}  // namespace apps
