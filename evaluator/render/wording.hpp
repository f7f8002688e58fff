// Results, states, reasons and arithmetic in German words, and the mark that goes with each. In: parts of an
// explanation. Out: words. State is never told by a mark or colour alone: each mark comes with its words.
#pragma once

#include <string>
#include <vector>

#include "evaluator/explain/explanation.hpp"
#include "evaluator/render/phrases.hpp"

namespace evaluator::render {

namespace core = dsl::core;
namespace model = dsl::model;

/// What a layout draws beside the words; `None` for conditions, whose truth is neither good nor bad.
enum class Mark : std::uint8_t { None, Met, NotMet, AsARuleNotMet, Waived, NotApplicable, Open };

struct Badge {
    Mark mark = Mark::None;
    std::string words;
};

/// As what a node is read: "erfüllt" for a requirement is "steht nicht entgegen" for a bar, "greift" for a
/// way out.
enum class Role : std::uint8_t { Requirement, Bar, Suspension, Way, Exception, Condition };

Role role_of(const explain::Node& node, Role enclosing);
Badge badge_of(const explain::Node& node, Role role);
Badge badge_of(const explain::NormReport& norm);

/// "Angabe fehlt, Wertung nötig": each kind of reason once, in the order of the enumeration.
std::string why_open(const std::vector<explain::Reason>& reasons);

Phrase name_of(model::ElementKind kind);
Phrase name_of(model::WayKind way);
Phrase name_of(model::ConsequenceKind kind);
Phrase explanation_of(const explain::NormReport& norm);
Phrase kind_of(const explain::Reason& reason);  // heading of an open point
std::string question_of(const explain::Reason& reason);
/// Atypical cases and discretion ask with the text of their requirement or way; there the values are filled
/// in.
explain::Reason with_filled_question(explain::Reason reason, const explain::NormReport& norm);

/// What would have to be said of an open point; `as_yes`: so that the norm holds.
std::string answer_words(const explain::NeededAnswer& answer, bool as_yes);

/// Whether there is something it is measured against, not a bare value.
bool is_comparison(const explain::Calculation& calculation);
/// "5 Jahre 9 Monate von 6 Jahren; gerechnet ab 03.02.2021; erfüllt ab 03.02.2027"
std::string arithmetic(const explain::Calculation& calculation, core::Date as_of);

Phrase counting_of(explain::ChainPart::Kind kind);

}  // namespace evaluator::render
