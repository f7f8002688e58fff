// "angabe=wert" as people write it on a command line: what would be so. Which facts and values there are is
// told by the reader of person files, which reads it afterwards.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace evaluator::person {

struct Assumption {
    std::string fact;
    std::string value;  // JSON
};
/// "ja" and "nein" as people say it; what reads as JSON is that; anything else is a text (a choice, a day).
/// Nothing without a name before `=`.
std::optional<Assumption> parse_assumption(std::string_view text);
/// A person's file with these facts and no others; `base`: the file laid beneath, "" for none.
std::string assumed_file(const std::vector<Assumption>& assumptions, const std::string& base);

}  // namespace evaluator::person
