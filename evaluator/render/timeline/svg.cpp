// The picture of a timeline: one bar per requirement, years as a grid, today and new versions of the law
// marked. Each state has a colour and a pattern of its own, so that print and colour-blind readers tell them
// apart.
#include <algorithm>

#include <fmt/format.h>

#include "dsl/core/source.hpp"
#include "evaluator/render/html_text.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/svg_text.hpp"
#include "evaluator/render/timeline/timeline.hpp"
#include "evaluator/render/timeline/words.hpp"

namespace evaluator::render {

namespace {

using core::Date;

constexpr int label_width = 320, bar_width = 620, row_height = 34, bar_height = 18, head_height = 34;
constexpr int legend_height = 48, legend_row = 20, margin = 6;

/// Ground and pattern per state. Contrast between neighbours also in grey: dark, white, stripes, dots,
/// dashes.
std::string patterns(const std::string& id) {
    const auto pattern = [&](Look look, std::string_view ground, std::string_view drawing) {
        return fmt::format(
            "<pattern id=\"{0}-{1}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect "
            "width=\"8\" "
            "height=\"8\" fill=\"{2}\"/>{3}</pattern>",
            id, class_of(look), ground, drawing);
    };
    return "<defs>" + pattern(Look::Met, "#14532d", "") + pattern(Look::NotMet, "#fff", "") +
           pattern(Look::AsARuleNotMet, "#faeef8",
                   "<path d=\"M0 4H4\" stroke=\"#6b1a5e\" stroke-width=\"2\"/>") +
           pattern(Look::Open, "#fff6dd",
                   "<path d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\" stroke=\"#8a5a00\" stroke-width=\"2\"/>") +
           pattern(Look::NotInForce, "#eee", "<circle cx=\"4\" cy=\"4\" r=\"1\" fill=\"#767676\"/>") +
           "</defs>";
}

class Picture {
public:
    Picture(const timeline::NormTimeline& norm, const timeline::Timeline& line, std::string id)
        : norm_(norm), line_(line), id_(std::move(id)) {}

    std::string draw() {
        const std::vector<const timeline::Row*> rows = shown_rows(norm_);
        const int bottom = head_height + static_cast<int>(rows.size()) * row_height;
        std::string inside = patterns(id_) + grid(bottom);
        for (std::size_t i = 0; i < rows.size(); ++i) inside += row(*rows[i], static_cast<int>(i));
        inside += marks(bottom) + legend(bottom + 8);
        const int width = label_width + bar_width + 2 * margin, height = bottom + legend_height + 14;
        return fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
            "role=\"img\" aria-labelledby=\"{2}-title {2}-desc\" font-family=\"system-ui, 'Liberation Sans', "
            "Arial, "
            "sans-serif\" font-size=\"12\" style=\"max-width:100%;height:auto;background:#fff\"><title "
            "id=\"{2}-title\">{3}</title><desc id=\"{2}-desc\">{4}</desc>{5}</svg>",
            width, height, id_, escaped(say(Phrase::timeline_title) + " " + core::to_text(norm_.citation)),
            escaped(say(Phrase::timeline_picture, day_words(line_.from), last_day_words(line_.until))),
            inside);
    }

private:
    double x_of(Date day) const {
        const double all = static_cast<double>(std::int64_t{line_.until.days} - line_.from.days);
        const Date inside = std::clamp(day, line_.from, line_.until);
        return label_width + bar_width * static_cast<double>(inside.days - line_.from.days) / all;
    }

    /// The first of January of each year, or of every fifth where they stand too close.
    std::string grid(int bottom) const {
        std::string result;
        const int first = core::civil(line_.from).year, last = core::civil(line_.until).year;
        const int step = last - first <= 14 ? 1 : last - first <= 40 ? 5 : 10;
        for (int year = first; year <= last; ++year) {
            const Date begin = core::date_of(year, 1, 1);
            if (year % step != 0 || begin < line_.from || begin >= line_.until) continue;
            result += fmt::format(
                "<path d=\"M{0:.1f} {1}V{2}\" stroke=\"#bbb\"/><text x=\"{3:.1f}\" y=\"14\" "
                "fill=\"#444\">{4}</text>",
                x_of(begin), head_height - 14, bottom, x_of(begin) + 2, year);
        }
        return result;
    }

    std::string row(const timeline::Row& source, int number) const {
        const int top = head_height + number * row_height;
        const bool is_norm = source.id.empty();
        std::string result = svg_label(label_of(source), margin, top, is_norm);
        for (const Span& span : spans_of(source)) {
            const double from = x_of(span.days.from), until = x_of(span.days.until);
            result += fmt::format(
                "<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" fill=\"url(#{}-{})\" "
                "stroke=\"#444\" "
                "stroke-width=\".7\"><title>{}: {} – {}: {}</title></rect>",
                from, top + (is_norm ? 0 : 2), std::max(until - from, 0.8),
                is_norm ? bar_height + 4 : bar_height, id_, class_of(span.look), escaped(label_of(source)),
                day_words(span.days.from), last_day_words(span.days.until), words_of(span.look, source));
        }
        return result;
    }

    std::string marks(int bottom) const {
        std::string result;
        for (const Date day : norm_.version_changes)
            result += fmt::format(
                "<path d=\"M{0:.1f} {1}V{2}\" stroke=\"#0b4a8f\" stroke-dasharray=\"4 3\"><title>{3}"
                "</title></path><path d=\"M{4:.1f} {2}h8l-4 -7z\" fill=\"#0b4a8f\"/>",
                x_of(day), head_height - 12, bottom,
                escaped(say(Phrase::timeline_version_change, day_words(day))), x_of(day) - 4);
        if (line_.from <= line_.as_of && line_.as_of < line_.until) {
            const double x = x_of(line_.as_of);
            result += fmt::format(
                "<path d=\"M{0:.1f} {1}V{2}\" stroke=\"#b00020\" stroke-width=\"2\"/><text "
                "x=\"{3:.1f}\" y=\"28\" fill=\"#b00020\" font-weight=\"bold\"{4}>{5}</text>",
                x, head_height - 8, bottom, x < label_width + bar_width - 60 ? x + 3 : x - 3,
                x < label_width + bar_width - 60 ? "" : " text-anchor=\"end\"",
                escaped(say(Phrase::timeline_today_short)));
        }
        return result;
    }

    std::string legend(int top) const {
        std::string result;
        int x = margin;
        for (const Look look : {Look::Met, Look::NotMet, Look::AsARuleNotMet, Look::Open, Look::NotInForce}) {
            const std::string words = legend_words(look);
            const int width = 44 + 7 * static_cast<int>(core::display_width(words));
            if (x + width > label_width + bar_width) {
                x = margin;
                top += legend_row;
            }
            result += fmt::format(
                "<rect x=\"{}\" y=\"{}\" width=\"24\" height=\"14\" fill=\"url(#{}-{})\" "
                "stroke=\"#444\" stroke-width=\".7\"/><text x=\"{}\" y=\"{}\">{}</text>",
                x, top, id_, class_of(look), x + 30, top + 12, escaped(words));
            x += width;
        }
        return result;
    }

    const timeline::NormTimeline& norm_;
    const timeline::Timeline& line_;
    std::string id_;
};

}  // namespace

std::string to_svg(const timeline::NormTimeline& norm, const timeline::Timeline& line, const std::string& id,
                   const Translation* translation) {
    const SpeechScope scope{translation};
    return Picture{norm, line, id}.draw();
}

}  // namespace evaluator::render
