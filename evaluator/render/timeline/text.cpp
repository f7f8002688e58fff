// Timelines on a terminal: a bar of characters per row below a ruler of years.
#include <algorithm>

#include <utf8proc.h>

#include "evaluator/render/speech.hpp"
#include "evaluator/render/text_lines.hpp"
#include "evaluator/render/timeline/timeline.hpp"
#include "evaluator/render/timeline/words.hpp"

namespace evaluator::render {

namespace {

using core::Date;
using timeline::Row;
using timeline::Timeline;

constexpr std::size_t label_columns = 34;

class BarText {
public:
    BarText(const Timeline& line, const TextOptions& options)
        : line_(line), options_(options), lines_(options.width, options.color, options.ascii) {
        const std::size_t width = std::max<std::size_t>(options.width, 60);
        columns_ = std::min<std::size_t>(width - label_columns - 1, 96);
    }

    std::string lay_out() {
        lines_.paragraph(0, "", say(Phrase::timeline_notice));
        lines_.paragraph(0, say(Phrase::timeline_span) + ": ",
                         day_words(line_.from) + " – " + last_day_words(line_.until) + "; " +
                             say(Phrase::timeline_today, day_words(line_.as_of)));
        if (const std::string axis = axis_words(line_); !axis.empty()) lines_.paragraph(0, "", axis);
        lines_.paragraph(0, "", next_change_words(line_));
        lines_.paragraph(0, say(Phrase::timeline_legend) + ": ", legend());
        std::string text = lines_.take();
        for (const auto& norm : line_.norms) text += "\n" + norm_text(norm);
        return text;
    }

private:
    std::string norm_text(const timeline::NormTimeline& norm) {
        TextLines lines(options_.width, options_.color, options_.ascii);
        lines.paragraph(0, cited(norm.citation) + "  ", norm.title, Ink::Bold);
        for (const std::string& statement : key_dates(norm, line_)) lines.paragraph(2, "", statement);
        std::string text = lines.take();
        text += padded("") + ruler() + "\n";
        const std::vector<const Row*> rows = shown_rows(norm);
        for (const Row* row : rows) text += bar(*row);
        return text + exact_days(rows);
    }

    /// A column is weeks wide: the days themselves, of rows that change.
    std::string exact_days(const std::vector<const Row*>& rows) {
        TextLines lines(options_.width, options_.color, options_.ascii);
        for (const Row* row : rows) {
            const std::string days = span_words(*row, line_);
            if (!days.empty()) lines.paragraph(2, "- ", label_of(*row) + " – " + days);
        }
        return lines.take();
    }

    std::string legend() const {
        std::string result;
        for (const Look look : {Look::Met, Look::NotMet, Look::AsARuleNotMet, Look::Open, Look::NotInForce})
            result += (result.empty() ? "" : "   ") + std::string{mark(look)} + " " + legend_words(look);
        return result;
    }

    std::string_view mark(Look look) const {
        switch (look) {
            case Look::Met: return options_.ascii ? "#" : "█";
            case Look::NotMet: return options_.ascii ? "." : "·";
            case Look::AsARuleNotMet: return options_.ascii ? "-" : "╌";
            case Look::Open: return options_.ascii ? "?" : "?";
            case Look::NotInForce: break;
        }
        return options_.ascii ? "_" : "_";
    }

    /// First day of a column; the columns share the days evenly.
    Date day_of(std::size_t column) const {
        const std::int64_t days = std::int64_t{line_.until.days} - line_.from.days;
        return core::add_days(line_.from,
                              days * static_cast<std::int64_t>(column) / static_cast<std::int64_t>(columns_));
    }

    /// A year stands where its first column begins; years too close to fit are left out.
    std::string ruler() const {
        constexpr std::size_t text_of_year = 4;
        std::string result(columns_, ' ');
        std::size_t free_from = 0;
        for (std::size_t column = 0; column < columns_; ++column) {
            const int year = core::civil(day_of(column)).year;
            const bool begins = column == 0 ? core::civil(day_of(text_of_year + 1)).year == year
                                            : core::civil(day_of(column - 1)).year != year;
            const std::string text = std::to_string(year);
            if (!begins || column < free_from || column + text.size() > columns_) continue;
            result.replace(column, text.size(), text);
            free_from = column + text.size() + 1;
        }
        return result;
    }

    /// A column shows what holds on most of its days; today has a mark of its own below the ruler.
    std::string bar(const Row& row) const {
        const std::vector<Span> spans = spans_of(row);
        std::string result = padded(label_of(row));
        for (std::size_t column = 0; column < columns_; ++column) {
            const Date from = day_of(column), until = day_of(column + 1);
            std::int64_t most = -1;
            Look look = Look::NotInForce;
            for (const Span& span : spans) {
                const std::int64_t days =
                    std::int64_t{std::min(span.days.until, until).days} - std::max(span.days.from, from).days;
                if (days > most) {
                    most = days;
                    look = span.look;
                }
            }
            if (from <= line_.as_of && line_.as_of < until)
                result += options_.ascii ? "|" : "│";
            else
                result += mark(look);
        }
        return result + "\n";
    }

    /// Cut to the width of the label column, by characters.
    std::string padded(const std::string& label) const {
        std::string spelled = options_.ascii ? to_ascii(label) : label;
        std::string result;
        std::size_t columns = 0, at = 0;
        while (at < spelled.size()) {
            utf8proc_int32_t character = 0;
            const auto length =
                utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(spelled.data()) + at,
                                 static_cast<utf8proc_ssize_t>(spelled.size() - at), &character);
            if (length <= 0) break;
            const auto wide = static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character)));
            const bool is_last = at + static_cast<std::size_t>(length) >= spelled.size();
            if (columns + wide > label_columns - 2 && !is_last) {
                result += options_.ascii ? "~" : "…";
                ++columns;
                break;
            }
            result += spelled.substr(at, static_cast<std::size_t>(length));
            columns += wide;
            at += static_cast<std::size_t>(length);
        }
        return result + std::string(label_columns > columns ? label_columns - columns : 1, ' ');
    }

    const Timeline& line_;
    const TextOptions& options_;
    TextLines lines_;
    std::size_t columns_ = 0;
};

}  // namespace

std::string to_text(const timeline::Timeline& line, const TextOptions& options) {
    const SpeechScope scope{options.translation};
    return with_language_notes(BarText{line, options}.lay_out());
}

}  // namespace evaluator::render
