#include "analysis/coverage/html.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/coverage/html_style.hpp"
#include "analysis/coverage/words.hpp"
#include "evaluator/render/html_style.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace analysis {

namespace render = evaluator::render;

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        switch (letter) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += letter;
        }
    }
    return out;
}

std::string case_link(CaseNumber number) { return fmt::format("<a href=\"#fall-{0}\">{0}</a>", number + 1); }

/// "1, 4–9, 12": runs of four and more are drawn together.
std::string case_links(const std::vector<CaseNumber>& cases) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < cases.size();) {
        std::size_t last = i;
        while (last + 1 < cases.size() && cases[last + 1] == cases[last] + 1) ++last;
        if (last - i >= 3) {
            parts.push_back(case_link(cases[i]) + "–" + case_link(cases[last]));
            i = last + 1;
        } else
            parts.push_back(case_link(cases[i++]));
    }
    return render::joined(parts, ", ");
}

std::string counted_cases(std::size_t count) {
    return fmt::format("{} {}", count, count == 1 ? "Fall" : "Fälle");
}

template <typename Value> std::string cell_of(const Cell<Value>& cell) {
    if (cell.is_empty()) return "<td class=\"empty\">leer</td>";
    if (cell.cases.empty())
        return "<td class=\"never\"><span aria-hidden=\"true\">–</span><span class=\"hidden\">kommt nicht "
               "vor</span></td>";
    return fmt::format("<td><span class=\"amount\">{}</span>{}</td>", counted_cases(cell.cases.size()),
                       case_links(cell.cases));
}

class Page {
public:
    explicit Page(const Coverage& coverage) : coverage_(coverage) {}

    std::string lay_out() {
        put("<!DOCTYPE html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'\">\n<title>Verzeichnis der Fälle</title>\n<style>\n");
        put(render::html_style);
        put(html_style);
        put("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#leer\">Zu den leeren Zellen "
            "springen</a>\n<main>\n<header>\n<h1>Verzeichnis der Fälle</h1>\n");
        head();
        put("</header>\n");
        overview();
        gaps();
        for (std::size_t i = 0; i < coverage_.norms.size(); ++i) norm(i);
        cases();
        put("</main>\n</body>\n</html>\n");
        return std::move(text_);
    }

private:
    void put(std::string_view text) { text_ += text; }
    template <typename... Values> void put(fmt::format_string<Values...> format, Values&&... values) {
        text_ += fmt::format(format, std::forward<Values>(values)...);
    }

    void head() {
        const Counts counts = count(coverage_);
        const auto failing = std::count_if(coverage_.cases.begin(), coverage_.cases.end(),
                                           [](const CaseNote& note) { return !note.is_as_expected; });
        put("<dl>\n");
        if (!coverage_.rules_version.empty()) field("Regelwerk", "Version " + coverage_.rules_version);
        if (!coverage_.rules_digest.empty()) field("SHA-256", coverage_.rules_digest);
        field("Fälle", failing == 0 ? fmt::format("{}, alle wie erwartet", coverage_.cases.size())
                                    : fmt::format("{}, davon weichen {} ab; sie belegen nichts",
                                                  coverage_.cases.size(), failing));
        field("Zustände", count_words(counts.states, "Zelle", "Zellen"));
        field("Ausnahmen", count_words(counts.ways, "Zelle", "Zellen"));
        field("Ergebnisse", count_words(counts.outcomes, "Zelle", "Zellen"));
        field("Wechsel", count_words(counts.changes, "Zelle", "Zellen"));
        put("</dl>\n<section class=\"notice\" aria-labelledby=\"lesen\">\n<h2 id=\"lesen\">So ist das zu "
            "lesen</h2>\n"
            "<p>Jede Zeile ist eine Voraussetzung in einer Fassung, jede Spalte ein Zustand, den sie haben "
            "kann. In der Zelle stehen die Fälle, die diesen Zustand ausdrücklich erwarten und so ausgehen. "
            "„Leer“ heißt: Der Zustand ist möglich, aber kein Fall belegt ihn. Ein Strich heißt: Der Zustand "
            "kommt hier nicht vor.</p>\n<p>Bei Ausschlussgründen heißt „erfüllt“: Der Grund steht nicht "
            "entgegen. Voraussetzungen allgemeiner Teile stehen einmal bei ihrem allgemeinen Teil; dort "
            "zählen die Fälle aller Normen. Eine Ausnahme ist belegt, wenn sie in einem Fall den Ausschlag "
            "gibt. Ein Wechsel ist ein Tag, ab dem die Norm oder ein Wert, den sie selbst nennt, eine andere "
            "Fassung hat; belegt ist er durch Fälle am Tag davor und am Tag selbst.</p>\n</section>\n");
    }

    void field(std::string_view label, std::string_view value) {
        put("<div><dt>{}</dt><dd>{}</dd></div>\n", label, escaped(value));
    }

    static std::string anchor(std::size_t index) { return fmt::format("norm-{}", index + 1); }

    void overview() {
        put("<nav aria-label=\"Normen\">\n<h2>Übersicht</h2>\n<table class=\"numbers\">\n<thead><tr><th "
            "scope=\"col\">Norm</th><th scope=\"col\">Gegenstand</th><th scope=\"col\">Fälle</th><th "
            "scope=\"col\">Zustände belegt</th><th scope=\"col\">Zustände leer</th><th "
            "scope=\"col\">Ausnahmen leer</th><th scope=\"col\">Ergebnisse leer</th><th "
            "scope=\"col\">Wechsel "
            "leer</th></tr></thead>\n<tbody>\n");
        for (std::size_t i = 0; i < coverage_.norms.size(); ++i) {
            const auto& norm = coverage_.norms[i];
            put("<tr><th scope=\"row\"><a href=\"#{}\">{}</a></th><td>{}</td>", anchor(i),
                escaped(core::to_text(norm.citation)), escaped(norm.title));
            numbers(norm.cases.size(), count(norm));
        }
        put("</tbody>\n<tfoot><tr><th scope=\"row\">Zusammen</th><td></td>");
        numbers(coverage_.cases.size(), count(coverage_));
        put("</tfoot>\n</table>\n</nav>\n");
    }

    void numbers(std::size_t cases, const Counts& counts) {
        put("<td class=\"number\">{}</td><td class=\"number\">{} von {}</td>", cases, counts.states.covered,
            counts.states.expected);
        for (const Count& one : {counts.states, counts.ways, counts.outcomes, counts.changes})
            put("<td class=\"number\">{}</td>", one.empty());
        put("</tr>\n");
    }

    void gaps() {
        put("<section class=\"gaps\" id=\"leer\" aria-labelledby=\"leer-titel\">\n<h2 id=\"leer-titel\">Was "
            "kein Fall belegt</h2>\n");
        bool has_any = false;
        for (std::size_t i = 0; i < coverage_.norms.size(); ++i) {
            const auto& norm = coverage_.norms[i];
            const std::size_t empty = count(norm).empty();
            if (empty == 0) continue;
            has_any = true;
            put("<h3><a href=\"#{}\">{}</a> <span class=\"title\">{}: {}</span></h3>\n<ul>\n", anchor(i),
                escaped(core::to_text(norm.citation)), escaped(norm.title),
                empty == 1 ? "1 leere Zelle" : fmt::format("{} leere Zellen", empty));
            gaps_of(norm);
            put("</ul>\n");
        }
        if (!has_any) put("<p>Jede Zelle ist belegt.</p>\n");
        put("</section>\n");
    }

    void gaps_of(const NormCoverage& norm) {
        for (const auto& row : norm.outcomes)
            if (const auto empty = empty_outcomes(row); !empty.empty())
                put("<li>Ergebnis der Norm ({}): <strong>{}</strong></li>\n",
                    escaped(render::version_words(row.version)), escaped(empty));
        for (const auto& row : norm.requirements)
            if (const auto empty = empty_states(row); !empty.empty())
                put("<li>{}: <strong>{}</strong></li>\n", escaped(named(row)), escaped(empty));
        for (const auto& row : norm.ways)
            if (row.decides.is_empty())
                put("<li>{}, {}: <strong>kein Fall</strong></li>\n",
                    escaped(readable(row.requirement_text, row.requirement)), escaped(named(row)));
        for (const auto& row : norm.changes)
            if (row.day_before.is_empty() || row.day_itself.is_empty())
                put("<li>Wechsel zum {}: <strong>kein Fall {}</strong></li>\n", core::to_german(row.day),
                    !row.day_before.is_empty()   ? "am Tag selbst"
                    : !row.day_itself.is_empty() ? "am Tag davor"
                                                 : "am Tag davor und am Tag selbst");
    }

    void norm(std::size_t index) {
        const auto& norm = coverage_.norms[index];
        put("<section class=\"norm\" aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1} <span "
            "class=\"title\">{2}{3}</span></h2>\n",
            anchor(index), escaped(core::to_text(norm.citation)), escaped(norm.title),
            norm.is_general ? " (allgemeiner Teil)" : "");
        put("<p>{}. {}.</p>\n", counted_cases(norm.cases.size()),
            count_words(count(norm).states, "Zelle", "Zellen"));
        outcomes(norm);
        requirements(norm);
        ways(norm);
        changes(norm);
        put("</section>\n");
    }

    void heading(std::string_view first, const std::vector<std::string>& columns) {
        put("<thead><tr><th scope=\"col\" class=\"what\">{}</th><th scope=\"col\" "
            "class=\"when\">Fassung</th>",
            first);
        for (const auto& column : columns) put("<th scope=\"col\">{}</th>", escaped(column));
        put("</tr></thead>\n<tbody>\n");
    }

    /// Results that no version of the norm can have and no case found take no column.
    static std::vector<std::size_t> used_outcomes(const NormCoverage& norm) {
        std::vector<std::size_t> used;
        for (std::size_t i = 0; i < norm.outcomes.front().outcomes.size(); ++i)
            if (std::any_of(norm.outcomes.begin(), norm.outcomes.end(), [&](const OutcomeRow& row) {
                    return row.outcomes[i].is_expected || !row.outcomes[i].cases.empty();
                }))
                used.push_back(i);
        return used;
    }

    void outcomes(const NormCoverage& norm) {
        if (norm.outcomes.empty()) return;
        put("<table class=\"matrix\">\n<caption>Ergebnisse von {}</caption>\n",
            escaped(core::to_text(norm.citation)));
        const auto used = used_outcomes(norm);
        std::vector<std::string> columns;
        for (const auto i : used) columns.push_back(outcome_words(norm.outcomes.front().outcomes[i].value));
        heading("Gegenstand", columns);
        for (const auto& row : norm.outcomes) {
            put("<tr><th scope=\"row\">Ergebnis der Norm</th><td>{}</td>",
                escaped(render::version_words(row.version)));
            for (const auto i : used) put("{}", cell_of(row.outcomes[i]));
            put("</tr>\n");
        }
        put("</tbody>\n</table>\n");
    }

    void requirements(const NormCoverage& norm) {
        if (norm.requirements.empty()) return;
        put("<table class=\"matrix\">\n<caption>Voraussetzungen von {}</caption>\n",
            escaped(core::to_text(norm.citation)));
        std::vector<std::string> columns;
        for (const auto& cell : norm.requirements.front().states) columns.push_back(state_words(cell.value));
        heading("Voraussetzung", columns);
        for (const auto& row : norm.requirements) {
            std::string kind = render::say(render::name_of(row.kind));
            if (!row.citation.is_empty()) kind += ", " + core::to_text(row.citation);
            if (row.origin == Origin::TakenOver) kind += ", übernommen";
            if (!row.source.empty()) kind += ", nach " + row.source;
            put("<tr><th scope=\"row\">{} <span class=\"kind\">{}</span></th><td>{}</td>",
                escaped(readable(row.text, row.name)), escaped(kind),
                escaped(render::version_words(row.version)));
            for (const auto& cell : row.states) put("{}", cell_of(cell));
            put("</tr>\n");
        }
        put("</tbody>\n</table>\n");
    }

    void ways(const NormCoverage& norm) {
        if (norm.ways.empty()) return;
        put("<table class=\"matrix\">\n<caption>Ausnahmen und Gegenausnahmen in {}</caption>\n<thead><tr><th "
            "scope=\"col\" class=\"what\">Ausnahme</th><th scope=\"col\" class=\"when\">Fassung</th><th "
            "scope=\"col\">Voraussetzung</th><th scope=\"col\">Fälle, in denen sie den Ausschlag "
            "gibt</th></tr></thead>\n<tbody>\n",
            escaped(core::to_text(norm.citation)));
        for (const auto& row : norm.ways) {
            std::string kind = render::say(render::name_of(row.kind));
            if (!row.citation.is_empty()) kind += ", " + core::to_text(row.citation);
            if (!row.source.empty()) kind += ", nach " + row.source;
            put("<tr><th scope=\"row\">{} <span class=\"kind\">{}</span></th><td>{}</td><td>{}</td>{}</tr>\n",
                escaped(readable(row.text, row.path)), escaped(kind),
                escaped(render::version_words(row.version)),
                escaped(readable(row.requirement_text, row.requirement)), cell_of(row.decides));
        }
        put("</tbody>\n</table>\n");
    }

    void changes(const NormCoverage& norm) {
        if (norm.changes.empty()) return;
        put("<table class=\"matrix\">\n<caption>Wechsel des Rechts in {}</caption>\n<thead><tr><th "
            "scope=\"col\">Wechsel zum</th><th scope=\"col\">Fälle am Tag davor</th>"
            "<th scope=\"col\">Fälle am Tag selbst</th></tr></thead>\n<tbody>\n",
            escaped(core::to_text(norm.citation)));
        for (const auto& row : norm.changes)
            put("<tr><th scope=\"row\">{}</th>{}{}</tr>\n", core::to_german(row.day), cell_of(row.day_before),
                cell_of(row.day_itself));
        put("</tbody>\n</table>\n");
    }

    void cases() {
        put("<section class=\"norm\" aria-labelledby=\"faelle\">\n<h2 id=\"faelle\">Alle Fälle</h2>\n<ol "
            "class=\"cases\">\n");
        for (std::size_t i = 0; i < coverage_.cases.size(); ++i) {
            const auto& note = coverage_.cases[i];
            put("<li id=\"fall-{}\"><strong>{}</strong>\n<dl>\n", i + 1,
                escaped(note.title.empty() ? "ohne Titel" : note.title));
            if (!note.is_as_expected) field("Ergebnis", "weicht von der Erwartung ab; belegt nichts");
            field("Stichtag", note.law_date == note.as_of
                                  ? core::to_german(note.as_of)
                                  : fmt::format("{}, Rechtsstand {}", core::to_german(note.as_of),
                                                core::to_german(note.law_date)));
            if (!note.source.empty()) field("Quelle", note.source);
            if (!note.note.empty()) field("Hinweis", note.note);
            field("Datei", note.file);
            put("</dl>\n</li>\n");
        }
        put("</ol>\n</section>\n");
    }

    const Coverage& coverage_;
    std::string text_;
};

}  // namespace

std::string to_html(const Coverage& coverage) { return Page(coverage).lay_out(); }

}  // namespace analysis
