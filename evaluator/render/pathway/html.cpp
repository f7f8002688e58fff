// A page: per way a picture and a table that says the same.
#include <fmt/format.h>

#include "evaluator/render/html_page.hpp"
#include "evaluator/render/html_text.hpp"
#include "evaluator/render/pathway/pathway.hpp"
#include "evaluator/render/pathway/words.hpp"
#include "evaluator/render/speech.hpp"

namespace evaluator::render {

namespace {

using pathway::Move;

std::string list_of(const std::vector<std::string>& items) {
    if (items.empty()) return "";
    std::string result = "<ul>";
    for (const std::string& item : items) result += "<li>" + escaped(item) + "</li>";
    return result + "</ul>";
}

std::string row_of(const Move& move) {
    std::vector<std::string> assumed;
    if (move.is_open) assumed.push_back(say(Phrase::pathway_step_open));
    for (const explain::NeededAnswer& answer : move.assumes) assumed.push_back(assumption_words(answer));
    if (move.assumes_more) assumed.push_back(say(Phrase::pathway_assumes_more));
    std::string what = "<strong>" + escaped(kind_words(move)) + ":</strong> " + escaped(what_words(move));
    if (const std::string status = status_words(move); !status.empty()) what += "<br>→ " + escaped(status);
    if (const std::string latest = latest_words(move); !latest.empty()) what += "<br>" + escaped(latest);
    for (const std::string& hint : move.hints) what += "<br><small>" + escaped(hint) + "</small>";
    return fmt::format("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
                       escaped(when_words(move)), what, list_of(assumed), list_of(move.evidence));
}

std::string ends_html(const std::vector<pathway::Expiry>& ends) {
    if (ends.empty()) return "";
    std::string items;
    for (const pathway::Expiry& end : ends)
        items += fmt::format("<li><strong>{}: {}</strong><br>{}</li>", escaped(last_day_words(end)),
                             escaped(end_words(end)), escaped(next_words(end)));
    return fmt::format("<section><h2>{}</h2><ul>{}</ul><p>{}</p></section>",
                       escaped(say(Phrase::pathway_ends_title)), items,
                       escaped(say(Phrase::pathway_ends_application)));
}

std::string way_html(const pathway::Path& path, const pathway::Pathways& ways, std::size_t number) {
    std::string result = fmt::format("<section class=\"norm\"><h2>{}: {}</h2>",
                                     escaped(say(Phrase::pathway_way, std::to_string(number))),
                                     escaped(reached_words(path, ways.as_of)));
    if (const std::string cost = cost_words(path.cost); !cost.empty())
        result += "<p>" + escaped(cost) + "</p>";
    result += "<figure>" + to_svg(path, ways, "w" + std::to_string(number), translation()) + "</figure>";
    result += fmt::format("<table><caption>{}</caption><thead><tr>",
                          escaped(say(Phrase::pathway_way, std::to_string(number))));
    for (const Phrase head : {Phrase::pathway_column_when, Phrase::pathway_column_what,
                              Phrase::pathway_column_assumes, Phrase::pathway_column_evidence})
        result += "<th scope=\"col\">" + escaped(say(head)) + "</th>";
    result += "</tr></thead><tbody>";
    for (const Move& move : path.moves) result += row_of(move);
    return result + "</tbody></table></section>";
}

}  // namespace

std::string to_html(const pathway::Pathways& ways, const Translation* translation) {
    const SpeechScope scope{translation};
    const std::string title = say(Phrase::pathway_title, ways.goal.name);
    std::string body = fmt::format(
        "<h1>{}</h1><p class=\"notice\">{}</p><p>{}</p>", escaped(title),
        escaped(say(Phrase::pathway_notice)),
        escaped(say(Phrase::pathway_today, spoken(ways.as_of), spoken(core::previous_day(ways.horizon)))));
    body += ends_html(ends_of(ways));
    std::size_t number = 1;
    for (const pathway::Path& path : ways.paths) body += way_html(path, ways, number++);
    if (ways.paths.empty())
        body +=
            "<p>" +
            escaped(ways.if_true.empty() ? say(Phrase::pathway_none, spoken(core::previous_day(ways.horizon)))
                                         : say(Phrase::pathway_none_sure)) +
            "</p>";
    if (!ways.if_true.empty())
        body += "<h2>" +
                escaped(say(ways.paths.empty() ? Phrase::pathway_only_if_true : Phrase::pathway_if_true)) +
                "</h2>";
    for (const pathway::Path& path : ways.if_true) body += way_html(path, ways, number++);
    for (const pathway::Obstacle& obstacle : ways.obstacles) {
        body += "<h3>" + escaped(obstacle_words(obstacle)) + "</h3>" + list_of(element_words(obstacle));
    }
    if (!ways.is_complete) body += "<p>" + escaped(say(Phrase::pathway_cut)) + "</p>";
    return html_page(title, body);
}

}  // namespace evaluator::render
