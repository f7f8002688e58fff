#include "evaluator/render/pdf/charts.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/render/pathway/words.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/timeline/words.hpp"

namespace evaluator::render::pdf {

namespace {

using core::Date;

/// What is still German in a translation carries its note; a picture has no other mark for it.
std::string noted(const std::string& text) { return with_language_notes(text); }

/// Where days lie on a line of time.
class Scale {
public:
    Scale(Date from, Date until) : from_(from), until_(until) {}

    double at(Date day) const {
        const double all = static_cast<double>(std::int64_t{until_.days} - from_.days);
        return static_cast<double>(std::clamp(day, from_, until_).days - from_.days) / all;
    }

    /// The first of January of each year, or of every fifth or tenth where they stand too close.
    std::vector<Chart::Line> years() const {
        const int first = core::civil(from_).year, last = core::civil(until_).year;
        const int step = last - first <= 12 ? 1 : last - first <= 40 ? 5 : 10;
        std::vector<Chart::Line> lines;
        for (int year = first; year <= last; ++year) {
            const Date begin = core::date_of(year, 1, 1);
            if (year % step == 0 && from_ <= begin && begin < until_)
                lines.push_back({at(begin), std::to_string(year)});
        }
        return lines;
    }

private:
    Date from_, until_;
};

Chart::Fill fill_of(Look look) {
    switch (look) {
        case Look::Met: return Chart::Fill::Solid;
        case Look::NotMet: return Chart::Fill::Blank;
        case Look::AsARuleNotMet: return Chart::Fill::Dashes;
        case Look::Open: return Chart::Fill::Stripes;
        case Look::NotInForce: break;
    }
    return Chart::Fill::Dots;
}

Chart chart_of(const timeline::NormTimeline& norm, const timeline::Timeline& line) {
    const Scale scale{line.from, line.until};
    Chart chart;
    chart.years = scale.years();
    for (const timeline::Row* source : shown_rows(norm)) {
        Chart::Row row{noted(label_of(*source)), source->id.empty(), {}, {}, {}};
        for (const Span& span : spans_of(*source))
            row.bars.push_back({scale.at(span.days.from), scale.at(span.days.until), fill_of(span.look)});
        chart.rows.push_back(std::move(row));
    }
    for (const Date day : norm.version_changes) chart.versions.push_back(scale.at(day));
    if (line.from <= line.as_of && line.as_of < line.until)
        chart.today.push_back({scale.at(line.as_of), noted(say(Phrase::timeline_today_short))});
    for (const Look look : {Look::Met, Look::NotMet, Look::AsARuleNotMet, Look::Open, Look::NotInForce})
        chart.legend.emplace_back(fill_of(look), noted(legend_words(look)));
    chart.alternative =
        noted(say(Phrase::timeline_picture, day_words(line.from), last_day_words(line.until)));
    return chart;
}

Chart chart_of(const pathway::Path& path, const pathway::Pathways& ways) {
    // Some room behind the goal, as in the picture of the page.
    const std::int64_t length =
        std::max<std::int64_t>(std::int64_t{path.reached.days} - ways.as_of.days, 300);
    const Scale scale{ways.as_of, Date{static_cast<std::int32_t>(ways.as_of.days + length + length / 6)}};
    Chart chart;
    chart.years = scale.years();
    for (const pathway::Move& move : path.moves) {
        const bool is_goal = move.kind == pathway::Move::Kind::Goal;
        Chart::Row row{noted(kind_words(move) + ": " + what_words(move)), is_goal, {}, {}, {}};
        if (is_goal)
            row.flags.emplace_back(scale.at(move.begin), spoken(move.begin));
        else
            row.bars.push_back(
                {scale.at(move.begin), scale.at(move.end),
                 move.kind == pathway::Move::Kind::Step ? Chart::Fill::Stripes : Chart::Fill::Blue});
        for (const Date day : move.renewals) row.notches.push_back(scale.at(day));
        chart.rows.push_back(std::move(row));
    }
    chart.alternative = noted(say(Phrase::pathway_picture, spoken(ways.as_of), spoken(path.reached)));
    return chart;
}

}  // namespace

std::vector<Chart> charts_of(const timeline::Timeline& line) {
    std::vector<Chart> charts;
    for (const timeline::NormTimeline& norm : line.norms) charts.push_back(chart_of(norm, line));
    return charts;
}

std::vector<Chart> charts_of(const pathway::Pathways& ways) {
    std::vector<Chart> charts;
    for (const auto* paths : {&ways.paths, &ways.if_true})
        for (const pathway::Path& path : *paths) charts.push_back(chart_of(path, ways));
    return charts;
}

}  // namespace evaluator::render::pdf
