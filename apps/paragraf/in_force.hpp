// A declaration as it is law on one day: the tree without the lines that are not in force then.
#pragma once

#include <string_view>
#include <vector>

#include "dsl/core/date.hpp"
#include "dsl/syntax/tree.hpp"

namespace apps {

/// `file` with nothing but declaration number `index`, cut down to the day; comments inside come along.
/// `lines`: places in the lines of a norm that alone are kept, beside its head; empty = all.
dsl::syntax::File in_force_on(const dsl::syntax::File& file, std::string_view source, std::size_t index,
                              dsl::core::Date day, const std::vector<dsl::core::Span>& lines = {});

/// Whether the declaration as a whole is law on the day; what carries no span is.
bool is_in_force(const dsl::syntax::Declaration& declaration, dsl::core::Date day);

}  // namespace apps
