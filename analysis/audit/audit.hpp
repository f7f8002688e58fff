// Audit of a rule book against the official texts: is every Absatz, Satz, Nummer, Buchstabe of the paragraphs
// that the rules encode cited by a rule, or named as `nicht kodiert` with a reason? One row per paragraph and
// version of the official text. In: rule book, shelf of statutes. Out: plain data; it judges places, never
// wording, except that what sounds like a protection of the person must not be left out without saying why it
// is none.
#pragma once

#include <string>
#include <vector>

#include "dsl/core/citation.hpp"
#include "dsl/core/date.hpp"
#include "dsl/model/rule_book.hpp"
#include "dsl/statute/shelf.hpp"

namespace analysis {

namespace core = dsl::core;
namespace model = dsl::model;
namespace statute = dsl::statute;

enum class Finding : std::uint8_t {
    Encoded,     // cited by a rule in force on the day of the text
    NotEncoded,  // named as `nicht kodiert`, with the reason
    LeftOut,  // `nicht kodiert`, but it sounds like a protection and the reason does not say that it is none
    Missing,
};

struct AuditedUnit {
    core::Citation place;
    Finding finding = Finding::Missing;
    std::string reason;   // of `nicht kodiert`
    std::string excerpt;  // first words of the official text
};

struct AuditedParagraph {
    core::Citation paragraph;
    std::string title;
    core::Date text_of;     // day of the official text
    bool has_rules = true;  // false: the rules have no version of this paragraph for that day
    std::vector<AuditedUnit> units;

    std::size_t count(Finding finding) const;
};

struct Audit {
    std::vector<AuditedParagraph> rows;     // by paragraph, then by day
    std::vector<std::string> unknown_acts;  // cited by norms, no official text at hand

    std::size_t count(Finding finding) const;
    bool is_complete() const { return count(Finding::Missing) == 0 && count(Finding::LeftOut) == 0; }
};

/// `only`: paragraphs at or above or below these citations; empty = every paragraph that has a norm.
Audit audit(const model::RuleBook& book, const statute::Shelf& shelf,
            const std::vector<core::Citation>& only = {});

}  // namespace analysis
