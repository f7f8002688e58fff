#include "evaluator/render/mass/report.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "evaluator/render/html_page.hpp"
#include "evaluator/render/html_text.hpp"
#include "evaluator/render/mass/rows.hpp"

namespace evaluator::render {

namespace {

constexpr int bar_left = 10, bar_right = 600, row_height = 46, bar_height = 16;

/// Patterns, not colours, tell the bars apart; they print in black and white.
constexpr const char* patterns =
    R"p(<svg width="0" height="0" aria-hidden="true" style="position:absolute"><defs>)p"
    R"p(<pattern id="schraffur" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">)p"
    R"p(<rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="#1a3a5c"/></pattern>)p"
    R"p(<pattern id="punkte" width="7" height="7" patternUnits="userSpaceOnUse">)p"
    R"p(<rect width="7" height="7" fill="#fff"/><circle cx="3.5" cy="3.5" r="1.8" fill="#1a3a5c"/></pattern>)p"
    R"p(</defs></svg>)p";

constexpr const char* own_style =
    "<style>.balken{max-width:100%;height:auto;display:block;margin:.5em 0}"
    ".zahlen{border-collapse:collapse;margin:.3em 0 1.5em}.zahlen th,.zahlen td{border-bottom:1px solid #777;"
    "padding:.2em .6em;text-align:left;vertical-align:top}.zahlen td.zahl,.zahlen th.zahl{text-align:right;"
    "white-space:nowrap}figure{margin:1em 0;break-inside:avoid}figcaption{font-weight:bold}"
    "@media print{section{break-before:auto}details{display:block}}</style>";

std::string_view paint(Fill fill) {
    switch (fill) {
        case Fill::Full: return "#1a3a5c";
        case Fill::Hatched: return "url(#schraffur)";
        case Fill::Dotted: return "url(#punkte)";
    }
    return "";
}

std::string shortened(const std::string& text, std::size_t most) {
    if (core::count_code_points(text) <= most) return text;
    std::string out;
    std::size_t count = 0;
    for (const char c : text) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (begins && ++count > most) break;
        out += c;
    }
    return out + "…";
}

/// The bar of "fewer than k" is an outline only: its length must say nothing.
std::string svg(const Chart& chart, std::uint64_t k) {
    std::uint64_t largest = k;
    for (const ChartRow& row : chart.rows)
        largest = std::max(largest, mass::protected_count(row.count, k).number);
    const int height = static_cast<int>(chart.rows.size()) * row_height + 6;
    std::string out = fmt::format(
        "<svg class=\"balken\" viewBox=\"0 0 760 {}\" width=\"760\" height=\"{}\" role=\"img\" "
        "aria-label=\"{}\">",
        height, height, escaped_attribute(chart.title));
    for (std::size_t i = 0; i < chart.rows.size(); ++i) {
        const ChartRow& row = chart.rows[i];
        const mass::ShownCount shown = mass::protected_count(row.count, k);
        const int top = static_cast<int>(i) * row_height;
        const double share = static_cast<double>(shown.number) / static_cast<double>(largest);
        const int width = std::max(2, static_cast<int>(share * (bar_right - bar_left)));
        out += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"13\">{}</text>", bar_left, top + 16,
                           escaped(shortened(row.label, 105)));
        out +=
            fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\" stroke=\"#1a3a5c\"/>",
                        bar_left, top + 22, shown.is_few ? 8 : width, bar_height,
                        shown.is_few ? std::string_view{"none"} : paint(row.fill));
        out += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"13\" font-weight=\"bold\">{}</text>",
                           bar_left + (shown.is_few ? 8 : width) + 8, top + 35,
                           escaped(count_words(row.count, k)));
    }
    return out + "</svg>";
}

bool has_details(const Chart& chart) {
    return std::any_of(chart.rows.begin(), chart.rows.end(),
                       [](const ChartRow& row) { return !row.detail.empty(); });
}

std::string table(const Chart& chart, std::uint64_t k) {
    const bool with_details = has_details(chart);
    std::string out = "<table class=\"zahlen\"><thead><tr><th>Zeile</th>";
    if (with_details) out += "<th>Näheres</th>";
    out += fmt::format("<th class=\"zahl\">{}</th></tr></thead><tbody>", escaped(chart.unit));
    for (const ChartRow& row : chart.rows) {
        out += "<tr><td>" + escaped(row.label) + "</td>";
        if (with_details) out += "<td>" + escaped(row.detail) + "</td>";
        out += "<td class=\"zahl\">" + escaped(count_words(row.count, k)) + "</td></tr>";
    }
    return out + "</tbody></table>";
}

std::string about_counts(std::uint64_t k) {
    if (k <= 1) return "Alle Zahlen sind genau; die Seite ist nur für den Dienstgebrauch geeignet.";
    return fmt::format(
        "Zum Schutz einzelner Personen steht statt 1 bis {} nur „unter {}“, alle anderen Zahlen, auch "
        "Summen, sind auf "
        "Vielfache von {} gerundet. Zeilen müssen sich deshalb nicht zur Summe ergänzen.",
        k - 1, k, k);
}

}  // namespace

std::string count_words(mass::Count count, std::uint64_t k) {
    const mass::ShownCount shown = mass::protected_count(count, k);
    return shown.is_few ? fmt::format("unter {}", k) : std::to_string(shown.number);
}

std::string statistics_html(const std::vector<ChartSection>& sections, const std::string& title,
                            const StatisticsHead& head, mass::Count persons, mass::Count bad) {
    const std::uint64_t k = head.smallest_count;
    std::string body = patterns + std::string{own_style};
    body += "<h1>" + escaped(title) + "</h1>";
    body += fmt::format("<p>{} Personen geprüft, Stichtag {}, {}; Regelwerk {}.", count_words(persons, k),
                        core::to_german(head.as_of), escaped(head.law), escaped(head.rules_version));
    if (bad > 0)
        body += fmt::format(" {} Datensätze waren fehlerhaft und sind nicht dabei.", count_words(bad, k));
    body +=
        "</p><p>Jedes Ergebnis ist eine Vorprüfung nach den Angaben in den Dateien, keine Entscheidung. " +
        about_counts(k) +
        "</p><p>Füllung der Balken: voll = erfüllt, schraffiert = offen oder bald, gepunktet = "
        "nicht erfüllt oder endet.</p>";
    for (const ChartSection& section : sections) {
        if (section.charts.empty()) continue;
        body += "<section><h2>" + escaped(section.title) + "</h2>";
        for (const Chart& chart : section.charts) {
            body += "<figure><figcaption>" + escaped(chart.title) + "</figcaption>";
            if (!chart.explanation.empty()) body += "<p>" + escaped(chart.explanation) + "</p>";
            body += svg(chart, k) + "</figure>" + table(chart, k);
        }
        body += "</section>";
    }
    return html_page(title, body);
}

std::string chart_csv(const Chart& chart, std::uint64_t k) {
    std::string out = "zeile;näheres;" + chart.unit + "\n";
    for (const ChartRow& row : chart.rows)
        out += csv_field(row.label) + ';' + csv_field(row.detail) + ';' + count_words(row.count, k) + '\n';
    return out;
}

}  // namespace evaluator::render
