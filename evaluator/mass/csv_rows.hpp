// One row of a CSV file as its fields (RFC 4180, with a separator of choice).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evaluator::mass {

/// Nothing: a quotation mark is not where one may stand.
std::optional<std::vector<std::string>> csv_fields(std::string_view row, char separator);

/// Text in Windows-1252, as spreadsheets write it in Western Europe, as UTF-8.
std::string from_windows_1252(std::string_view text);

}  // namespace evaluator::mass
