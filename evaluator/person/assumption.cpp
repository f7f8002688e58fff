#include "evaluator/person/assumption.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace evaluator::person {

using Json = nlohmann::json;

namespace {

std::string in_quotes(std::string_view text) {
    return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

/// A number stays as written: the reader has to see that 1.850 was meant to be 1850.
std::optional<Assumption> parse_assumption(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos || equals == 0) return std::nullopt;
    const std::string_view value = text.substr(equals + 1);
    Assumption read{std::string{text.substr(0, equals)}, std::string{value}};
    if (value == "ja" || value == "nein")
        read.value = value == "ja" ? "true" : "false";
    else if (!Json::accept(value))
        read.value = in_quotes(value);
    return read;
}

std::string assumed_file(const std::vector<Assumption>& assumptions, const std::string& base) {
    std::string facts;
    for (auto one = assumptions.begin(); one != assumptions.end(); ++one) {
        const auto is_same = [&](const Assumption& other) { return other.fact == one->fact; };
        if (std::any_of(one + 1, assumptions.end(), is_same)) continue;  // the last word counts
        facts += (facts.empty() ? "\n    " : ",\n    ") + in_quotes(one->fact) + ": " + one->value;
    }
    const std::string beneath = base.empty() ? "" : "  \"basis\": " + in_quotes(base) + ",\n";
    return "{\n" + beneath + "  \"angaben\": {" + facts + "\n  }\n}";
}

}  // namespace evaluator::person
