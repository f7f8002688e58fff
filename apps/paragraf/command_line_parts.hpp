// What the parts of the command line share (internal to command_line*.cpp): everything that options write
// into, and how the texts they collect are read.
#pragma once

#include <functional>
#include <string>

#include <CLI/CLI.hpp>

#include "apps/paragraf/batch.hpp"
#include "apps/paragraf/commands.hpp"

namespace apps {

/// Everything that options write into, alive while the line is read.
struct Line {
    CheckRequest check;
    BatchRequest batch;
    TimelineRequest timeline;
    WhatIfRequest whatif;
    PlanRequest plan;
    RisksRequest risks;
    AskRequest ask;
    MissingRequest missing;
    NormsRequest norms;
    ShowRequest show;
    SchemaRequest schema;
    LintRequest lint;
    AuditRequest audit;
    FormatRequest format;
    TestRequest test;
    TextsRequest texts;
    InventoryRequest inventory;
    std::string code, shell, as_of, law_date, from, until, deadline, output_format = "text", report_format,
                                                                     unknown_facts = "fehler";
    std::function<Exit(Console&)> chosen;
};

inline constexpr const char* rules_help =
    "Ordner mit den Regeln (sonst PARAGRAF_REGELN, sonst der mitgelieferte)";
inline constexpr const char* texts_help = "Ordner der Kataloge (sonst `texte` neben den Regeln)";
inline constexpr const char* as_of_help = "Tag, für den die Angaben beurteilt werden (sonst heute)";
inline constexpr const char* law_date_help = "Tag, dessen Recht gilt (sonst der Stichtag)";

/// "2026-11-25" and "25.11.2026"; nothing for "". Throws UserError.
std::optional<dsl::core::Date> day_of(const std::string& text);
/// The names `--format` takes; each command checks which of them it knows.
Format format_of(const std::string& name);

/// Options that every command about persons has (command_line_persons.cpp).
void add_norm_option(CLI::App* command, CheckRequest& request);
void add_reading_options(CLI::App* command, CheckRequest& request);  // --nur-belegt, --ebene, --lesart
void add_unknown_facts_option(CLI::App* command, Line& line);
void add_output_option(CLI::App* command, CheckRequest& request);

/// check, timeline and the others that ask about persons (command_line_persons.cpp).
void add_person_commands(CLI::App& app, Line& line);
/// batch (command_line_batch.cpp).
void add_batch(CLI::App& app, Line& line);

}  // namespace apps
