// Reads a text with the small vocabulary and says what came of it: the household, or the messages in short
// form
// ("P806 4:15 angaben.geburtsdatum: …").
#pragma once

#include <optional>
#include <string>

#include "dsl/core/diagnostic.hpp"
#include "evaluator/person/person.hpp"
#include "evaluator/person/read_options.hpp"

namespace tests::person {

struct Result {
    std::optional<evaluator::person::Household> household;
    dsl::core::Diagnostics diagnostics;
    dsl::core::SourceMap sources;
    dsl::core::FileId file{};

    std::string codes() const;     // "P806 P810", in order of place
    std::string messages() const;  // all, rendered as a user reads them
    bool is_good() const { return household.has_value() && diagnostics.is_empty(); }
};

const dsl::model::RuleBook& book();
/// `name` ending in .xml is read as XML. Other files the text may link to are given as name and text.
Result read(const std::string& text, const std::string& name = "person.json",
            const std::vector<std::pair<std::string, std::string>>& others = {},
            evaluator::person::ReadOptions options = {});
inline dsl::core::Date day(const char* iso) { return *dsl::core::parse_iso(iso); }

/// The text as the facts of a person: read("{\"angaben\": {…}}").
Result read_facts(const std::string& facts);
/// The entry of the fact in a good result.
const evaluator::person::FactEntry* entry(const Result& result, const char* fact, std::size_t person = 0);
template <typename Form> std::optional<Form> known(const Result& result, const char* fact) {
    const auto* found = entry(result, fact);
    if (found == nullptr) return std::nullopt;
    const auto* form = std::get_if<Form>(&found->values.front().known);
    return form == nullptr ? std::nullopt : std::optional<Form>{*form};
}

}  // namespace tests::person
