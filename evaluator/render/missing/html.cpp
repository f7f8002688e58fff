// Markdown and a page; both lay out the same words as the text.
#include <fmt/format.h>

#include "evaluator/render/html_style.hpp"
#include "evaluator/render/html_text.hpp"
#include "evaluator/render/missing/missing.hpp"
#include "evaluator/render/missing/words.hpp"
#include "evaluator/render/speech.hpp"

namespace evaluator::render {

namespace {

/// The forms differ in marks only: a heading of a level, a paragraph, a list, an entry with what belongs to
/// it.
class Layout {
public:
    explicit Layout(bool is_html) : is_html_(is_html) {}

    void heading(int level, const std::string& text) {
        if (is_html_)
            out_ += fmt::format("<h{0}>{1}</h{0}>\n", level, escaped(text));
        else
            out_ += std::string(static_cast<std::size_t>(level), '#') + " " + text + "\n\n";
    }
    void paragraph(const std::string& text) {
        out_ += is_html_ ? "<p>" + escaped(text) + "</p>\n" : text + "\n\n";
    }
    void list(const std::vector<ChangeWords>& entries) {
        if (is_html_) out_ += "<ul class=\"points\">\n";
        for (const ChangeWords& one : entries) entry("", one);
        out_ += is_html_ ? "</ul>\n" : "\n";
    }
    void options(const std::vector<OptionWords>& options) {
        if (is_html_) out_ += "<ul class=\"parts\">\n";
        for (const OptionWords& option : options) {
            for (std::size_t i = 0; i < option.changes.size(); ++i) {
                ChangeWords change = option.changes[i];
                if (i + 1 == option.changes.size())
                    change.details.insert(change.details.end(), option.notes.begin(), option.notes.end());
                entry(i == 0 ? option.label + " " : "+ ", change);
            }
        }
        out_ += is_html_ ? "</ul>\n" : "\n";
    }
    std::string take() { return std::move(out_); }

private:
    void entry(const std::string& label, const ChangeWords& one) {
        if (is_html_) {
            out_ += "<li>" + escaped(label + one.statement);
            for (const std::string& detail : one.details)
                out_ += "<br><span class=\"note\">" + escaped(detail) + "</span>";
            out_ += "</li>\n";
            return;
        }
        out_ += "- " + label + one.statement + "\n";
        for (const std::string& detail : one.details) out_ += "  - " + detail + "\n";
    }

    bool is_html_;
    std::string out_;
};

void lay_out(Layout& layout, const MissingWords& norm) {
    layout.heading(2, norm.heading + " " + norm.title);
    for (const std::string& line : norm.state) layout.paragraph(line);
    if (!norm.always.empty()) {
        layout.heading(3, norm.always_title);
        layout.list(norm.always);
    }
    if (!norm.parts.empty()) layout.heading(3, norm.parts_title);
    for (const PartWords& part : norm.parts) {
        layout.heading(4, part.requirement);
        layout.options(part.options);
    }
    if (!norm.groups.empty()) layout.heading(3, norm.groups_title);
    for (const WayGroup& group : norm.groups) {
        layout.heading(4, group.title);
        for (const WayWords& way : group.ways) {
            layout.paragraph(say(Phrase::part_named, way.title, way.result));
            layout.list(way.changes);
        }
        if (group.more > 0)
            layout.paragraph(say_count(Phrase::missing_more_ways, static_cast<std::int64_t>(group.more)));
    }
    if (!norm.obstacles_title.empty()) {
        layout.heading(3, norm.obstacles_title);
        layout.list(norm.obstacles);
    }
    if (!norm.completeness.empty()) layout.paragraph(norm.completeness);
}

std::string laid_out(const missing::Missing& found, const MissingOptions& wish, bool is_html) {
    Layout layout{is_html};
    layout.heading(1, say(Phrase::missing_title));
    layout.paragraph(say(Phrase::missing_notice));
    for (const missing::NormMissing& norm : found.norms) lay_out(layout, words_of(norm, found, wish.all));
    return layout.take();
}

}  // namespace

std::string to_markdown(const missing::Missing& found, const MissingOptions& wish,
                        const Translation* translation) {
    const SpeechScope scope{translation};
    const std::string text = laid_out(found, wish, false);
    return translation == nullptr ? text : with_language_notes(text);
}

std::string to_html(const missing::Missing& found, const MissingOptions& wish,
                    const Translation* translation) {
    const SpeechScope scope{translation};
    const std::string language =
        translation == nullptr ? "de" : std::string(translation->language().html_lang);
    const std::string_view direction =
        translation != nullptr && translation->language().is_right_to_left ? " dir=\"rtl\"" : "";
    return fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\"{}><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\"><title>{}</title><style>{}\nh4 {{ margin: 1rem 0 "
        ".25rem; "
        "}}</style></head><body><main>\n{}</main></body></html>\n",
        language, direction, escaped_attribute(say(Phrase::missing_title)), html_style,
        laid_out(found, wish, true));
}

}  // namespace evaluator::render
