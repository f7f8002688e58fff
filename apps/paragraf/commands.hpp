// The commands of `paragraf`, one function each: what was asked, in plain values, and where to write. They
// throw UserError for what the user can mend and write nothing to standard output then.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "apps/paragraf/console.hpp"
#include "dsl/core/date.hpp"

namespace apps {

enum class Format : std::uint8_t { Text, Markdown, Html, Svg, Json, Pdf };

struct CheckRequest {
    std::vector<std::string> files;
    std::vector<std::string> norms;
    std::optional<dsl::core::Date> as_of, law_date;
    bool evidenced_only = false, unknown_facts_warn = false;
    std::string level;                  // "", "bund", "nrw"
    std::vector<std::string> readings;  // lesart=meinung
    std::string rules;
    Format format = Format::Text;
    std::string output;           // "" = standard output
    std::string language, texts;  // code of a catalogue ("" = German) and its folder
};
Exit run_check(const CheckRequest& request, Console& console);

/// What `check` takes, and the time to look at.
struct TimelineRequest : CheckRequest {
    std::optional<dsl::core::Date> from, until;  // days, both looked at; default: two years back, ten ahead
    std::string axis = "beide";                  // beide, stichtag, rechtsstand
};
Exit run_timeline(const TimelineRequest& request, Console& console);

/// What `check` takes, and facts that are assumed: "angabe=wert".
struct WhatIfRequest : CheckRequest {
    std::vector<std::string> assumed;
};
Exit run_whatif(const WhatIfRequest& request, Console& console);

/// What `check` takes, and where to.
struct PlanRequest : CheckRequest {
    std::string goal;  // a citation, a status, "unbefristet"
    int years = 15;    // to look ahead
};
Exit run_plan(const PlanRequest& request, Console& console);

/// What `check` takes, and how far to look.
struct RisksRequest : CheckRequest {
    int years = 10;
};
Exit run_risks(const RisksRequest& request, Console& console);

/// What `check` takes of one person; the file may be missing.
struct AskRequest : CheckRequest {
    bool protocol = false;    // JSON lines instead of a dialogue
    bool judgements = false;  // ask humans for judgements and discretion
};
Exit run_ask(const AskRequest& request, Console& console);

/// What `check` takes, and how much to look for.
struct MissingRequest : CheckRequest {
    std::size_t most_changes = 4;  // size up to which the sets are complete
    bool all = false;              // show every way
    bool letter = false;           // the letter that asks for what is missing
    std::optional<dsl::core::Date> deadline;
};
Exit run_missing(const MissingRequest& request, Console& console);

struct NormsRequest {
    std::optional<dsl::core::Date> as_of;
    std::string rules;
};
Exit run_norms(const NormsRequest& request, Console& console);

struct ShowRequest {
    std::string norm;
    std::optional<dsl::core::Date> law_date;
    std::string statutes;  // official texts to print below; "" = PARAGRAF_GESETZE, if set
    std::string rules;
};
Exit run_show(const ShowRequest& request, Console& console);

struct SchemaRequest {
    std::string kind = "json";  // json, xsd
    std::string rules;
};
Exit run_schema(const SchemaRequest& request, Console& console);

struct LintRequest {
    std::string folder;
    std::string cases;     // "" = `cases` beside the rule folder, if there is one
    std::string statutes;  // official XML of the acts; "" = PARAGRAF_GESETZE, if set
};
Exit run_lint(const LintRequest& request, Console& console);

struct AuditRequest {
    std::vector<std::string> norms;  // empty = every paragraph that has a norm
    std::string statutes, rules;     // as in LintRequest
    bool all = false;                // list every place, not only what is open
    Format format = Format::Text;
};
/// Exit::CheckFailed when a place is neither encoded nor left out with a reason.
Exit run_audit(const AuditRequest& request, Console& console);

struct FormatRequest {
    std::vector<std::string> paths;  // files and folders; "-" = standard input to standard output
    bool only_check = false;
    std::string rules;
};
Exit run_format(const FormatRequest& request, Console& console);

struct TestRequest {
    std::string path;  // folder or single case; "" = `cases` beside the rule folder
    std::string rules;
    std::string report;            // file for the case index; "" = none, "-" = standard output
    Format format = Format::Html;  // of the case index: Html or Json
};
Exit run_test(const TestRequest& request, Console& console);

struct InventoryRequest {
    std::string rules, cases;
    std::string real_cases;  // JSON lines; "" = PARAGRAF_ECHTE_FAELLE, if set
    Format format = Format::Text;
};
Exit run_inventory(const InventoryRequest& request, Console& console);

struct TextsRequest {
    std::string folder;    // "" = `texte` beside the rule folder
    std::string language;  // only this one; "" = all
    std::string rules;
    bool all = false;  // list every finding
    Format format = Format::Text;
};
/// Writes the template and brings every catalogue up to date; what is translated stays.
Exit run_texts_extract(const TextsRequest& request, Console& console);
/// Exit::CheckFailed when a catalogue is incomplete.
Exit run_texts_verify(const TextsRequest& request, Console& console);

Exit run_explain(const std::string& code, Console& console);

/// Day of today by the local clock; only commands ask for it.
dsl::core::Date today();

}  // namespace apps
