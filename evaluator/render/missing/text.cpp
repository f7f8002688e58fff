#include "evaluator/render/missing/missing.hpp"
#include "evaluator/render/missing/words.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/text_lines.hpp"
#include "evaluator/render/values.hpp"

namespace evaluator::render {

namespace {

void add_change(TextLines& lines, std::size_t indent, const ChangeWords& change) {
    lines.paragraph(indent, "- ", change.statement);
    for (const std::string& detail : change.details)
        lines.paragraph(indent + 4, "", detail, Ink::Plain, Ink::Faint);
}

/// The first change beside the letter, the others below it.
void add_option(TextLines& lines, const OptionWords& option) {
    for (std::size_t i = 0; i < option.changes.size(); ++i) {
        lines.paragraph(6, i == 0 ? option.label + " " : "   ", option.changes[i].statement);
        for (const std::string& detail : option.changes[i].details)
            lines.paragraph(11, "", detail, Ink::Plain, Ink::Faint);
    }
    for (const std::string& note : option.notes) lines.paragraph(9, "", note);
}

void add_norm(TextLines& lines, const MissingWords& norm) {
    lines.blank();
    lines.paragraph(0, norm.heading + "  ", norm.title, Ink::Bold);
    for (const std::string& line : norm.state) lines.paragraph(2, "", line);
    if (!norm.always.empty()) {
        lines.blank();
        lines.paragraph(2, "", norm.always_title, Ink::Plain, Ink::Bold);
        for (const ChangeWords& change : norm.always) add_change(lines, 4, change);
    }
    if (!norm.parts.empty()) {
        lines.blank();
        lines.paragraph(2, "", norm.parts_title, Ink::Plain, Ink::Bold);
    }
    for (const PartWords& part : norm.parts) {
        lines.blank();
        lines.paragraph(4, "", part.requirement);
        for (const OptionWords& option : part.options) add_option(lines, option);
    }
    if (!norm.groups.empty()) {
        lines.blank();
        lines.paragraph(2, "", norm.groups_title, Ink::Plain, Ink::Bold);
    }
    for (const WayGroup& group : norm.groups) {
        lines.blank();
        lines.paragraph(2, "", group.title, Ink::Plain, Ink::Bold);
        for (const WayWords& way : group.ways) {
            lines.paragraph(4, way.title + ": ", way.result);
            for (const ChangeWords& change : way.changes) add_change(lines, 6, change);
        }
        if (group.more > 0)
            lines.paragraph(4, "",
                            say_count(Phrase::missing_more_ways, static_cast<std::int64_t>(group.more)));
    }
    if (!norm.obstacles_title.empty()) {
        lines.blank();
        lines.paragraph(2, "", norm.obstacles_title, Ink::Plain, Ink::Bold);
        for (const ChangeWords& one : norm.obstacles) add_change(lines, 4, one);
    }
    if (!norm.completeness.empty()) {
        lines.blank();
        lines.paragraph(2, "", norm.completeness, Ink::Plain, Ink::Faint);
    }
}

}  // namespace

std::string to_text(const missing::Missing& found, const MissingOptions& wish, const TextOptions& options) {
    const SpeechScope scope{options.translation};
    TextLines lines(options.width, options.color, options.ascii);
    lines.paragraph(0, "", say(Phrase::missing_notice));
    for (const missing::NormMissing& norm : found.norms) add_norm(lines, words_of(norm, found, wish.all));
    return options.translation ? with_language_notes(lines.take()) : lines.take();
}

}  // namespace evaluator::render
