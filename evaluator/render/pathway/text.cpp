#include "evaluator/render/pathway/pathway.hpp"
#include "evaluator/render/pathway/words.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/text_lines.hpp"
#include "evaluator/render/values.hpp"

namespace evaluator::render {

using pathway::Move;

namespace {

void write(const Move& move, TextLines& lines) {
    const bool is_goal = move.kind == Move::Kind::Goal;
    lines.paragraph(2, when_words(move) + "  ", kind_words(move) + ": " + what_words(move), Ink::Bold,
                    is_goal ? Ink::Good : Ink::Plain);
    if (const std::string status = status_words(move); !status.empty()) lines.paragraph(6, "→ ", status);
    if (const std::string latest = latest_words(move); !latest.empty()) lines.paragraph(6, "", latest);
    if (move.is_open) lines.paragraph(6, "? ", say(Phrase::pathway_step_open), Ink::Open);
    for (const explain::NeededAnswer& answer : move.assumes)
        lines.paragraph(6, "? ", assumption_words(answer), Ink::Open);
    if (move.assumes_more) lines.paragraph(6, "", say(Phrase::pathway_assumes_more));
    if (!move.evidence.empty())
        lines.paragraph(6, say(Phrase::pathway_evidence) + ": ", joined(move.evidence, ", "));
    for (const std::string& hint : move.hints) lines.paragraph(6, "! ", hint, Ink::Faint, Ink::Faint);
}

void write(const std::vector<pathway::Expiry>& ends, TextLines& lines) {
    if (ends.empty()) return;
    lines.blank();
    lines.paragraph(0, "", say(Phrase::pathway_ends_title), Ink::Plain, Ink::Bold);
    for (const pathway::Expiry& end : ends) {
        lines.paragraph(2, last_day_words(end) + "  ", end_words(end), Ink::Bold);
        lines.paragraph(6, "! ", next_words(end));
    }
    lines.paragraph(2, "", say(Phrase::pathway_ends_application));
}

void write(const std::vector<pathway::Path>& paths, core::Date as_of, std::size_t& number, TextLines& lines) {
    for (const pathway::Path& path : paths) {
        lines.blank();
        lines.paragraph(0, say(Phrase::pathway_way, std::to_string(number++)) + ": ",
                        reached_words(path, as_of), Ink::Bold, Ink::Bold);
        if (const std::string cost = cost_words(path.cost); !cost.empty()) lines.paragraph(2, "", cost);
        for (const Move& move : path.moves) write(move, lines);
    }
}

}  // namespace

std::string to_text(const pathway::Pathways& ways, const TextOptions& options) {
    const SpeechScope scope{options.translation};
    TextLines lines(options.width, options.color, options.ascii);
    lines.paragraph(0, "", say(Phrase::pathway_title, ways.goal.name), Ink::Plain, Ink::Bold);
    lines.paragraph(0, "", say(Phrase::pathway_notice));
    lines.paragraph(0, "",
                    say(Phrase::pathway_today, spoken(ways.as_of), spoken(core::previous_day(ways.horizon))));
    write(ends_of(ways), lines);
    std::size_t number = 1;
    if (!ways.paths.empty()) {
        write(ways.paths, ways.as_of, number, lines);
    } else {
        lines.blank();
        lines.paragraph(0, "",
                        ways.if_true.empty()
                            ? say(Phrase::pathway_none, spoken(core::previous_day(ways.horizon)))
                            : say(Phrase::pathway_none_sure));
    }
    if (!ways.if_true.empty()) {
        lines.blank();
        lines.paragraph(0, "",
                        say(ways.paths.empty() ? Phrase::pathway_only_if_true : Phrase::pathway_if_true),
                        Ink::Plain, Ink::Bold);
        write(ways.if_true, ways.as_of, number, lines);
    }
    for (const pathway::Obstacle& obstacle : ways.obstacles) {
        lines.blank();
        lines.paragraph(0, "", obstacle_words(obstacle) + ":");
        for (const std::string& element : element_words(obstacle)) lines.paragraph(2, "- ", element);
    }
    if (!ways.is_complete) {
        lines.blank();
        lines.paragraph(0, "", say(Phrase::pathway_cut));
    }
    return with_language_notes(lines.take());
}

}  // namespace evaluator::render
