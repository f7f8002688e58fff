#include "evaluator/render/pathway/risks.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dsl/core/calendar.hpp"
#include "evaluator/render/html_page.hpp"
#include "evaluator/render/html_text.hpp"
#include "evaluator/render/pathway/words.hpp"
#include "evaluator/render/phrases.hpp"
#include "evaluator/render/result_names.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/text_lines.hpp"
#include "evaluator/render/values.hpp"

namespace evaluator::render {

namespace {

using json = nlohmann::ordered_json;
using pathway::Harm;
using pathway::Risk;

std::string risk_words(const Risk& risk) {
    switch (risk.kind) {
        case Risk::Kind::Event: return risk.title;
        case Risk::Kind::Day: return say(Phrase::risks_day);
        case Risk::Kind::StatusEnds:
            return say(risk.expiry->next == pathway::Expiry::Next::Ends && risk.expiry->is_barred
                           ? Phrase::risks_status_ends_for_good
                           : Phrase::risks_status_ends,
                       end_words(*risk.expiry), spoken(core::previous_day(risk.day)));
        case Risk::Kind::ProofLapses: return say(Phrase::risks_proof_lapses, risk.title);
    }
    return {};
}

/// `day`: on which what is told happens.
std::string harm_words(const Harm& harm, core::Date day) {
    const std::string norm = cited(harm.norm);
    std::string words;
    switch (harm.kind) {
        case Harm::Kind::Lost:
            if (!harm.was_certain && harm.before && *harm.before > core::next_day(day)) {
                words = say(Phrase::risks_lost_later, norm, spoken(*harm.before), harm.title);
                break;
            }
            words = say(harm.was_certain ? Phrase::risks_lost_certain : Phrase::risks_lost_open, norm,
                        harm.title);
            break;
        case Harm::Kind::Delayed:
            words = say(Phrase::risks_delayed, norm, spoken(*harm.before), spoken(*harm.after), harm.title);
            break;
        case Harm::Kind::TakesHold: words = say(Phrase::risks_takes_hold, norm, harm.title); break;
    }
    if (harm.elements.empty()) return words;
    std::vector<std::string> lacks, bars;
    for (const Harm::Element& element : harm.elements) {
        const bool is_bar = element.kind != model::ElementKind::Voraussetzung &&
                            element.kind != model::ElementKind::Regelvoraussetzung;
        (is_bar ? bars : lacks)
            .push_back(inflected(element.text) +
                       (element.citation ? " (" + cited(*element.citation) + ")" : ""));
    }
    if (!lacks.empty()) words += "; " + say(Phrase::risks_lacks, joined(lacks, "; "));
    if (!bars.empty()) words += "; " + say(Phrase::risks_bars, joined(bars, "; "));
    return words;
}

/// What several events lead to is told once, below all of them.
std::string each_words(const Risk& risk) {
    return say(Phrase::risks_each, std::to_string(risk.also.size() + 1));
}

void write(const Risk& risk, TextLines& lines) {
    const bool is_event = risk.kind == Risk::Kind::Event;
    lines.paragraph(2, is_event ? "! " : spoken(risk.day) + "  ", risk_words(risk), Ink::Bold,
                    is_event ? Ink::Bold : Ink::Plain);
    for (const std::string& hint : risk.hints) lines.paragraph(6, "", hint, Ink::Faint, Ink::Faint);
    for (const Risk::Cause& cause : risk.also) {
        lines.paragraph(2, "! ", cause.title, Ink::Bold, Ink::Bold);
        for (const std::string& hint : cause.hints) lines.paragraph(6, "", hint, Ink::Faint, Ink::Faint);
    }
    if (!risk.also.empty()) lines.paragraph(4, "", each_words(risk));
    for (const Harm& harm : risk.harms) lines.paragraph(6, "- ", harm_words(harm, risk.day));
}

std::string_view kind_name(Risk::Kind kind) {
    switch (kind) {
        case Risk::Kind::Event: return "ereignis";
        case Risk::Kind::Day: return "tag";
        case Risk::Kind::StatusEnds: return "status_endet";
        case Risk::Kind::ProofLapses: return "nachweis_endet";
    }
    return "";
}

std::string_view kind_name(Harm::Kind kind) {
    switch (kind) {
        case Harm::Kind::Lost: return "entfaellt";
        case Harm::Kind::Delayed: return "spaeter";
        case Harm::Kind::TakesHold: return "tritt_ein";
    }
    return "";
}

json risk_json(const Risk& risk) {
    json harms = json::array();
    for (const Harm& harm : risk.harms) {
        json elements = json::array();
        for (const Harm::Element& element : harm.elements)
            elements.push_back(
                {{"text", inflected(element.text)},
                 {"zitat", element.citation ? json(core::to_text(*element.citation)) : json(nullptr)}});
        json one{{"art", kind_name(harm.kind)},
                 {"norm", core::to_text(harm.norm)},
                 {"titel", harm.title},
                 {"war_erfuellt", harm.was_certain}};
        if (harm.before) one["frueher_ab"] = core::to_iso(*harm.before);
        if (harm.after) one["dann_ab"] = core::to_iso(*harm.after);
        one["voraussetzungen"] = std::move(elements);
        harms.push_back(std::move(one));
    }
    json also = json::array();
    for (const Risk::Cause& cause : risk.also)
        also.push_back({{"name", cause.name}, {"titel", cause.title}, {"hinweise", cause.hints}});
    return {{"art", kind_name(risk.kind)}, {"tag", core::to_iso(risk.day)}, {"name", risk.name},
            {"titel", risk.title},         {"hinweise", risk.hints},        {"ebenso", std::move(also)},
            {"folgen", std::move(harms)}};
}

std::string rows_of(const std::vector<Risk>& all, bool with_day) {
    std::string rows;
    for (const Risk& risk : all) {
        std::string harms;
        for (const Harm& harm : risk.harms) harms += "<li>" + escaped(harm_words(harm, risk.day)) + "</li>";
        std::string what = escaped(risk_words(risk));
        for (const std::string& hint : risk.hints) what += "<br><small>" + escaped(hint) + "</small>";
        for (const Risk::Cause& cause : risk.also) {
            what += "<br>" + escaped(cause.title);
            for (const std::string& hint : cause.hints) what += "<br><small>" + escaped(hint) + "</small>";
        }
        rows += "<tr>";
        if (with_day) rows += "<th scope=\"row\">" + spoken(risk.day) + "</th>";
        if (!harms.empty()) harms = "<ul>" + harms + "</ul>";
        if (!risk.also.empty()) harms = "<p>" + escaped(each_words(risk)) + "</p>" + harms;
        rows += fmt::format("<{0}>{1}</{2}><td>{3}</td></tr>", with_day ? "td" : "th scope=\"row\"", what,
                            with_day ? "td" : "th", harms);
    }
    return rows;
}

std::string section(Phrase title, const std::vector<Risk>& all, bool with_day) {
    std::string result = "<section class=\"norm\"><h2>" + escaped(say(title)) + "</h2>";
    if (all.empty()) return result + "<p>" + escaped(say(Phrase::risks_none)) + "</p></section>";
    result += "<table><caption>" + escaped(say(title)) + "</caption><thead><tr>";
    if (with_day) result += "<th scope=\"col\">" + escaped(say(Phrase::risks_column_day)) + "</th>";
    result += "<th scope=\"col\">" + escaped(say(Phrase::risks_column_what)) + "</th><th scope=\"col\">" +
              escaped(say(Phrase::risks_column_harm)) + "</th></tr></thead><tbody>";
    return result + rows_of(all, with_day) + "</tbody></table></section>";
}

}  // namespace

std::string to_text(const pathway::Risks& risks, const TextOptions& options) {
    const SpeechScope scope{options.translation};
    TextLines lines(options.width, options.color, options.ascii);
    lines.paragraph(0, "", say(Phrase::risks_title), Ink::Plain, Ink::Bold);
    lines.paragraph(0, "", say(Phrase::risks_notice));
    lines.paragraph(0, "",
                    say(Phrase::risks_span, spoken(risks.as_of), spoken(core::previous_day(risks.horizon))));
    for (const auto& [title, all] :
         {std::pair{Phrase::risks_days, &risks.days}, {Phrase::risks_events, &risks.events}}) {
        lines.blank();
        lines.paragraph(0, "", say(title), Ink::Plain, Ink::Bold);
        if (all->empty()) lines.paragraph(2, "", say(Phrase::risks_none));
        for (const Risk& risk : *all) write(risk, lines);
    }
    return with_language_notes(lines.take());
}

std::string to_json(const pathway::Risks& risks) {
    json days = json::array(), events = json::array();
    for (const Risk& risk : risks.days) days.push_back(risk_json(risk));
    for (const Risk& risk : risks.events) events.push_back(risk_json(risk));
    return json{{"hinweis", say(Phrase::risks_notice)},
                {"stichtag", core::to_iso(risks.as_of)},
                {"angesehen_bis", core::to_iso(core::previous_day(risks.horizon))},
                {"tage", std::move(days)},
                {"ereignisse", std::move(events)}}
               .dump(2) +
           "\n";
}

std::string to_html(const pathway::Risks& risks, const Translation* translation) {
    const SpeechScope scope{translation};
    const std::string title = say(Phrase::risks_title);
    return html_page(title, "<h1>" + escaped(title) + "</h1><p class=\"notice\">" +
                                escaped(say(Phrase::risks_notice)) + "</p><p>" +
                                escaped(say(Phrase::risks_span, spoken(risks.as_of),
                                            spoken(core::previous_day(risks.horizon)))) +
                                "</p>" + section(Phrase::risks_days, risks.days, true) +
                                section(Phrase::risks_events, risks.events, false));
}

}  // namespace evaluator::render
