// A page with a picture and a table per norm; the table says all that the picture shows.
#include <fmt/format.h>

#include "evaluator/render/html_page.hpp"
#include "evaluator/render/html_text.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/timeline/timeline.hpp"
#include "evaluator/render/timeline/words.hpp"

namespace evaluator::render {

namespace {

std::string rows_of(const timeline::Row& row) {
    std::string result;
    const std::vector<Span> spans = spans_of(row);
    for (std::size_t i = 0; i < spans.size(); ++i) {
        result += "<tr>";
        if (i == 0)
            result += fmt::format(
                "<th scope=\"rowgroup\" rowspan=\"{}\">{}{}</th>", spans.size(), escaped(label_of(row)),
                row.citations.empty() || row.id.empty()
                    ? ""
                    : fmt::format(" <span class=\"cite\">{}</span>", escaped(cited(row.citations.front()))));
        result += fmt::format("<td>{}</td><td>{}</td><td><span class=\"badge {}\">{}</span></td></tr>",
                              day_words(spans[i].days.from), last_day_words(spans[i].days.until),
                              class_of(spans[i].look), escaped(words_of(spans[i].look, row)));
    }
    return "<tbody>" + result + "</tbody>";
}

std::string timeline_figure(const timeline::NormTimeline& norm, const timeline::Timeline& line,
                            const std::string& id) {
    std::string result = "<figure>" + to_svg(norm, line, id, translation()) + "</figure>";
    result += fmt::format("<table><caption>{}</caption><thead><tr>", escaped(cited(norm.citation)));
    for (const Phrase head : {Phrase::timeline_column_requirement, Phrase::timeline_column_from,
                              Phrase::timeline_column_until, Phrase::timeline_column_result})
        result += "<th scope=\"col\">" + escaped(say(head)) + "</th>";
    result += "</tr></thead>";
    for (const timeline::Row* row : shown_rows(norm)) result += rows_of(*row);
    return result + "</table>";
}

std::string norm_html(const timeline::NormTimeline& norm, const timeline::Timeline& line,
                      std::size_t number) {
    std::string result = fmt::format("<section class=\"norm\"><h2>{} <span class=\"title\">{}</span></h2>",
                                     escaped(cited(norm.citation)), escaped(norm.title));
    for (const std::string& statement : key_dates(norm, line)) result += "<p>" + escaped(statement) + "</p>";
    return result + timeline_figure(norm, line, "n" + std::to_string(number)) + "</section>";
}

}  // namespace

Figures timeline_figures(const timeline::Timeline& line, const std::string& id,
                         const Translation* translation) {
    const SpeechScope scope{translation};
    Figures figures;
    for (const timeline::NormTimeline& norm : line.norms)
        figures[norm.citation] = "<h3>" + escaped(say(Phrase::timeline_title)) + "</h3>" +
                                 timeline_figure(norm, line, id + std::to_string(figures.size() + 1));
    return figures;
}

std::string to_html(const timeline::Timeline& line, const Translation* translation) {
    const SpeechScope scope{translation};
    const std::string title = say(Phrase::timeline_title);
    std::string body = fmt::format("<h1>{}</h1><p class=\"notice\">{}</p>", escaped(title),
                                   escaped(say(Phrase::timeline_notice)));
    body +=
        fmt::format("<p>{}: {} – {}; {}</p>", escaped(say(Phrase::timeline_span)), day_words(line.from),
                    last_day_words(line.until), escaped(say(Phrase::timeline_today, day_words(line.as_of))));
    if (const std::string axis = axis_words(line); !axis.empty()) body += "<p>" + escaped(axis) + "</p>";
    body += "<p>" + escaped(next_change_words(line)) + "</p>";
    for (std::size_t i = 0; i < line.norms.size(); ++i) body += norm_html(line.norms[i], line, i + 1);
    return html_page(title, body);
}

}  // namespace evaluator::render
