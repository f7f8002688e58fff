// The picture of a way: one row per move on a line of years, status as solid bars, steps as striped ones, the
// goal as a flag. Patterns differ in grey too; the table of the page says the same in words.
#include <algorithm>

#include <fmt/format.h>

#include "dsl/core/calendar.hpp"
#include "evaluator/render/html_text.hpp"
#include "evaluator/render/pathway/pathway.hpp"
#include "evaluator/render/pathway/words.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/svg_text.hpp"

namespace evaluator::render {

namespace {

using core::Date;
using pathway::Move;

constexpr int label_width = 320, bar_width = 620, row_height = 34, bar_height = 18, head_height = 34,
              margin = 6;

class WayPicture {
public:
    WayPicture(const pathway::Path& path, const pathway::Pathways& ways, std::string id)
        : path_(path), from_(ways.as_of), id_(std::move(id)) {
        // Some room behind the goal, so that its flag and what it leads to can be seen.
        const std::int64_t length = std::max<std::int64_t>(std::int64_t{path.reached.days} - from_.days, 300);
        until_ = Date{static_cast<std::int32_t>(from_.days + length + length / 6)};
    }

    std::string draw() const {
        const int bottom = head_height + static_cast<int>(path_.moves.size()) * row_height;
        std::string inside = pattern() + grid(bottom) + ends(bottom);
        for (std::size_t i = 0; i < path_.moves.size(); ++i)
            inside += row(path_.moves[i], static_cast<int>(i));
        const int width = label_width + bar_width + 2 * margin;
        return fmt::format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
            "role=\"img\" aria-labelledby=\"{2}-title\" font-family=\"system-ui, 'Liberation Sans', Arial, "
            "sans-serif\" font-size=\"12\" style=\"max-width:100%;height:auto;background:#fff\"><title "
            "id=\"{2}-title\">{3}</title>{4}</svg>",
            width, bottom + 10, id_,
            escaped(say(Phrase::pathway_picture, spoken(from_), spoken(path_.reached))), inside);
    }

private:
    std::string pattern() const {
        return fmt::format(
            "<defs><pattern id=\"{}-step\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect "
            "width=\"8\" height=\"8\" fill=\"#fff6dd\"/><path d=\"M-2 2L2 -2M0 8L8 0M6 10L10 6\" "
            "stroke=\"#8a5a00\" stroke-width=\"2\"/></pattern></defs>",
            id_);
    }

    double x_of(Date day) const {
        const double all = static_cast<double>(std::int64_t{until_.days} - from_.days);
        const Date inside = std::clamp(day, from_, until_);
        return label_width + bar_width * static_cast<double>(inside.days - from_.days) / all;
    }

    std::string grid(int bottom) const {
        std::string result;
        for (int year = core::civil(from_).year; year <= core::civil(until_).year; ++year) {
            const Date begin = core::date_of(year, 1, 1);
            if (begin < from_ || x_of(begin) > label_width + bar_width - 30)
                continue;  // no room for the number
            result += fmt::format(
                "<path d=\"M{0:.1f} {1}V{2}\" stroke=\"#bbb\"/><text x=\"{3:.1f}\" y=\"14\" "
                "fill=\"#444\">{4}</text>",
                x_of(begin), head_height - 14, bottom, x_of(begin) + 2, year);
        }
        return result;
    }

    /// Where what is held today ends: a dashed line, named like the list above the ways.
    std::string ends(int bottom) const {
        std::string result;
        for (const pathway::Expiry& end : path_.expiries)
            if (end.day < until_)
                result += fmt::format(
                    "<g><title>{}</title><path d=\"M{:.1f} {}V{}\" stroke=\"#9f1239\" stroke-width=\"1.5\" "
                    "stroke-dasharray=\"5 3\"/></g>",
                    escaped(end_words(end) + ", " + last_day_words(end)), x_of(end.day), head_height - 14,
                    bottom);
        return result;
    }

    std::string row(const Move& move, int number) const {
        const int top = head_height + number * row_height;
        const std::string label = kind_words(move) + ": " + what_words(move);
        std::string result = svg_label(label, margin, top, move.kind == Move::Kind::Goal);
        const double from = x_of(move.begin);
        const std::string title = "<title>" + escaped(label + ", " + when_words(move)) + "</title>";
        if (move.kind == Move::Kind::Goal)
            return result +
                   fmt::format(
                       "<g>{4}<path d=\"M{0:.1f} {1}V{2}\" stroke=\"#14532d\" stroke-width=\"2\"/><path "
                       "d=\"M{0:.1f} {1}l16 6l-16 6z\" fill=\"#14532d\"/><text x=\"{3:.1f}\" y=\"{5}\" "
                       "font-weight=\"bold\" fill=\"#14532d\">{6}</text></g>",
                       from, top + 1, top + 22, from + 20, title, top + 12, spoken(move.begin));
        const bool is_step = move.kind == Move::Kind::Step;
        const double until = x_of(move.end);
        result += fmt::format(
            "<rect x=\"{:.1f}\" y=\"{}\" width=\"{:.1f}\" height=\"{}\" fill=\"{}\" stroke=\"#444\" "
            "stroke-width=\".7\">{}</rect>",
            from, top + 2, std::max(until - from, 2.0), bar_height,
            is_step ? "url(#" + id_ + "-step)" : std::string("#0b4a8f"), title);
        for (const Date day : move.renewals)
            result += fmt::format("<path d=\"M{0:.1f} {1}V{2}\" stroke=\"#fff\" stroke-width=\"2\"/>",
                                  x_of(day), top + 2, top + 2 + bar_height);
        return result;
    }

    const pathway::Path& path_;
    Date from_, until_;
    std::string id_;
};

}  // namespace

std::string to_svg(const pathway::Path& path, const pathway::Pathways& ways, const std::string& id,
                   const Translation* translation) {
    const SpeechScope scope{translation};
    return WayPicture{path, ways, id}.draw();
}

}  // namespace evaluator::render
