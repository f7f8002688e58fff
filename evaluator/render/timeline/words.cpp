#include "evaluator/render/timeline/words.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/wording.hpp"

namespace evaluator::render {

using core::Date;

Look look_of(const timeline::Stretch& stretch) {
    switch (stretch.state) {
        case timeline::State::Met: return Look::Met;
        case timeline::State::NotMet: return Look::NotMet;
        case timeline::State::Open: return stretch.as_a_rule_only ? Look::AsARuleNotMet : Look::Open;
        case timeline::State::NotInForce: break;
    }
    return Look::NotInForce;
}

std::string words_of(Look look) {
    switch (look) {
        case Look::Met: return say(Phrase::timeline_met);
        case Look::NotMet: return say(Phrase::timeline_not_met);
        case Look::AsARuleNotMet: return say(Phrase::timeline_as_a_rule_not_met);
        case Look::Open: return say(Phrase::timeline_open);
        case Look::NotInForce: break;
    }
    return say(Phrase::timeline_not_in_force);
}

std::string words_of(Look look, const timeline::Row& row) {
    if (!row.is_bar || look == Look::NotInForce) return words_of(look);
    explain::Node bar;
    bar.state = look == Look::Met    ? explain::State::Met
                : look == Look::Open ? explain::State::Open
                                     : explain::State::NotMet;
    bar.as_a_rule_only = look == Look::AsARuleNotMet;
    return badge_of(bar, Role::Bar).words;
}

std::string legend_words(Look look) {
    if (look != Look::Met && look != Look::NotMet) return words_of(look);
    timeline::Row bar;
    bar.is_bar = true;
    return words_of(look) + "; " + words_of(look, bar);
}

std::string_view class_of(Look look) {
    switch (look) {
        case Look::Met: return "met";
        case Look::NotMet: return "notmet";
        case Look::AsARuleNotMet: return "asarule";
        case Look::Open: return "open";
        case Look::NotInForce: break;
    }
    return "na";
}

std::vector<Span> spans_of(const timeline::Row& row) {
    std::vector<Span> result;
    for (const timeline::Stretch& stretch : row.stretches) {
        const Look look = look_of(stretch);
        if (!result.empty() && result.back().look == look)
            result.back().days.until = stretch.days.until;
        else
            result.push_back({stretch.days, look});
    }
    return result;
}

std::string day_words(Date day) { return spoken(day); }
std::string last_day_words(Date until) { return spoken(core::previous_day(until)); }

std::vector<std::string> key_dates(const timeline::NormTimeline& norm, const timeline::Timeline& line) {
    std::vector<std::string> result;
    const std::vector<model::Validity> windows = norm.norm.windows();
    const auto first = norm.norm.first_met(line.as_of);
    const auto* today = norm.norm.on(line.as_of);
    if (today && today->state == timeline::State::Met) {
        for (const model::Validity& window : windows)
            if (window.holds_on(line.as_of)) {
                result.push_back(say(Phrase::timeline_earliest_now, day_words(window.from)));
                if (window.until < line.until)
                    result.push_back(say(Phrase::timeline_only_until, last_day_words(window.until)));
            }
    } else if (first) {
        result.push_back(say(Phrase::timeline_earliest, day_words(*first)));
        for (const model::Validity& window : windows)
            if (window.holds_on(*first) && window.until < line.until)
                result.push_back(say(Phrase::timeline_only_until, last_day_words(window.until)));
    } else {
        result.push_back(say(Phrase::timeline_never));
    }
    if (windows.size() > 1) {
        std::string all = say(Phrase::timeline_windows) + ": ";
        for (std::size_t i = 0; i < windows.size(); ++i)
            all += (i == 0 ? "" : ", ") + day_words(windows[i].from) + "–" + last_day_words(windows[i].until);
        result.push_back(all);
    }
    for (const Date day : norm.version_changes)
        result.push_back(say(Phrase::timeline_version_change, day_words(day)));
    for (const timeline::Stretch& stretch : norm.norm.stretches)
        if (stretch.is_bounded_only) {
            result.push_back(say(Phrase::timeline_bounded));
            break;
        }
    return result;
}

std::string next_change_words(const timeline::Timeline& line) {
    const auto next = line.next_change();
    return next ? say(Phrase::timeline_next_change, day_words(*next)) : say(Phrase::timeline_no_change);
}

std::string axis_words(const timeline::Timeline& line) {
    switch (line.axis) {
        case timeline::Axis::Facts: return say(Phrase::timeline_axis_facts, day_words(line.law_date));
        case timeline::Axis::Law: return say(Phrase::timeline_axis_law, day_words(line.as_of));
        case timeline::Axis::Both: break;
    }
    return "";
}

std::string label_of(const timeline::Row& row) {
    if (row.id.empty()) return say(Phrase::timeline_norm_row);
    if (row.text.empty()) return spoken_name(std::string{row.id});
    // A value in the text ("Seit {dauer}") may change along the line.
    std::string label{row.text};
    for (auto open = label.find('{'); open != std::string::npos; open = label.find('{', open)) {
        const auto close = label.find('}', open);
        if (close == std::string::npos) break;
        label.replace(open, close - open + 1, "…");
    }
    return inflected(label);
}

std::string span_words(const timeline::Row& row, const timeline::Timeline& line) {
    const std::vector<Span> spans = spans_of(row);
    if (spans.size() < 2) return "";
    std::string result;
    for (const Span& span : spans) {
        model::Validity days = span.days;  // where the picture begins and ends nothing changes
        if (days.from <= line.from) days.from = Date::distant_past();
        if (days.until >= line.until) days.until = Date::never();
        result += (result.empty() ? "" : "; ") + words_of(days) + ": " + words_of(span.look, row);
    }
    return result;
}

std::vector<const timeline::Row*> shown_rows(const timeline::NormTimeline& norm) {
    std::vector<const timeline::Row*> rows{&norm.norm};
    for (const timeline::Row& row : norm.elements)
        if (std::any_of(row.stretches.begin(), row.stretches.end(), [](const timeline::Stretch& stretch) {
                return stretch.state != timeline::State::NotInForce;
            }))
            rows.push_back(&row);
    return rows;
}

}  // namespace evaluator::render
