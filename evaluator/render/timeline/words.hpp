// What the forms of a timeline share: the words of a state, of the dates that matter, the rows of a norm.
#pragma once

#include <string>
#include <vector>

#include "evaluator/render/phrases.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/timeline/timeline.hpp"

namespace evaluator::render {

/// The five looks of a stretch: met, not met, as a rule not met, open, not in force.
enum class Look : std::uint8_t { Met, NotMet, AsARuleNotMet, Open, NotInForce };
Look look_of(const timeline::Stretch& stretch);
std::string words_of(Look look);
/// For a legend of requirements and bars: "erfüllt; steht nicht entgegen".
std::string legend_words(Look look);
/// As what the row is read: a ground for exclusion is not "met", it does not stand in the way.
std::string words_of(Look look, const timeline::Row& row);
/// Its class in the style sheet, and what its pattern in the picture is called.
std::string_view class_of(Look look);

/// Stretches that look alike are one for the reader.
struct Span {
    model::Validity days;
    Look look = Look::Open;
};
std::vector<Span> spans_of(const timeline::Row& row);

/// "01.02.2027 bis 31.03.2028", with the limits of the time looked at.
std::string day_words(core::Date day);
std::string last_day_words(core::Date until);

/// Earliest day, last day, all windows, next change: one statement each.
std::vector<std::string> key_dates(const timeline::NormTimeline& norm, const timeline::Timeline& line);
std::string next_change_words(const timeline::Timeline& line);
/// What is frozen on the axis; "" when both days move.
std::string axis_words(const timeline::Timeline& line);
std::string label_of(const timeline::Row& row);
/// "bis 30.12.2026: nicht erfüllt; ab 31.12.2026: erfüllt"; "" for a row that never changes.
std::string span_words(const timeline::Row& row, const timeline::Timeline& line);
/// The norm, then its elements, without those that are not in force on any day looked at.
std::vector<const timeline::Row*> shown_rows(const timeline::NormTimeline& norm);

}  // namespace evaluator::render
