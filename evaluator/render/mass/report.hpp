// Statistics of a mass check for people: one page with charts and the table behind each, and every table as
// CSV. All counts are protected before they get here into words; nothing in the page names a person.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "evaluator/mass/protect.hpp"
#include "evaluator/mass/statistics.hpp"

namespace evaluator::render {

namespace core = dsl::core;

/// How a bar is filled, so that it is told apart without colour.
enum class Fill : std::uint8_t { Full, Hatched, Dotted };

struct ChartRow {
    std::string label, detail;  // `detail`: citation or the like
    mass::Count count = 0;
    Fill fill = Fill::Full;
};

/// One chart, with its table.
struct Chart {
    std::string file;  // name of its CSV, without ending
    std::string title, explanation;
    std::string unit = "Personen";
    std::vector<ChartRow> rows;
};

struct ChartSection {
    std::string title;
    std::vector<Chart> charts;
};

struct StatisticsHead {
    core::Date as_of;
    std::string law;  // "Recht vom …"
    int ahead_months = 12;
    std::uint64_t smallest_count = 5;
    std::string rules_version;
};

std::vector<ChartSection> charts_of(const mass::Statistics& statistics,
                                    const std::vector<mass::NormInfo>& norms,
                                    const std::vector<std::string>& effects, const StatisticsHead& head);
/// A whole page; `persons`, `bad`: how many were judged, how many could not be.
std::string statistics_html(const std::vector<ChartSection>& sections, const std::string& title,
                            const StatisticsHead& head, mass::Count persons, mass::Count bad);
std::string chart_csv(const Chart& chart, std::uint64_t smallest_count);

std::string_view outcome_words(explain::Outcome outcome);
/// "unter 5", "40".
std::string count_words(mass::Count count, std::uint64_t smallest_count);

}  // namespace evaluator::render
