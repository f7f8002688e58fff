#include "evaluator/render/difference.hpp"

#include <nlohmann/json.hpp>

#include "evaluator/render/phrases.hpp"
#include "evaluator/render/result_names.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/render/text_lines.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace evaluator::render {

namespace {

using explain::NormDifference;
using explain::RequirementDifference;
using json = nlohmann::ordered_json;

std::string outcome_words(explain::Outcome outcome, bool as_a_rule_only) {
    explain::NormReport norm;
    norm.outcome = outcome;
    norm.as_a_rule_only = as_a_rule_only;
    return badge_of(norm).words;
}

std::string state_words(model::ElementKind kind, const std::optional<explain::State>& state,
                        bool as_a_rule_only, const std::optional<core::Date>& from) {
    if (!state) return say(Phrase::difference_absent);
    explain::Node node;
    node.kind = explain::Node::Kind::Element;
    node.element_kind = kind;
    node.state = *state;
    node.as_a_rule_only = as_a_rule_only;
    const std::string words = badge_of(node, role_of(node, Role::Requirement)).words;
    const bool is_later = from && *state != explain::State::Met && *state != explain::State::Waived;
    return is_later ? say(Phrase::difference_from, words, spoken(*from)) : words;
}

Ink ink_of(const NormDifference& norm) {
    if (norm.is_better()) return Ink::Good;
    return norm.is_worse() ? Ink::Bad : Ink::Plain;
}

Phrase heading_of(const NormDifference& norm) {
    switch (ink_of(norm)) {
        case Ink::Good: return Phrase::difference_better;
        case Ink::Bad: return Phrase::difference_worse;
        default: return norm.is_grant ? Phrase::difference_other : Phrase::difference_effect;
    }
}

json state_or_null(const std::optional<explain::State>& state) {
    return state ? json(result_name(*state)) : json(nullptr);
}
json day_or_null(const std::optional<core::Date>& day) {
    return day ? json(core::to_iso(*day)) : json(nullptr);
}

json side(const std::optional<explain::State>& state, bool as_a_rule_only,
          const std::optional<core::Date>& from) {
    return {{"ergebnis", state_or_null(state)}, {"in_der_regel", as_a_rule_only}, {"ab", day_or_null(from)}};
}

}  // namespace

std::string to_text(const explain::Difference& difference, const std::vector<std::string>& assumed,
                    const TextOptions& options) {
    const SpeechScope scope{options.translation};
    TextLines lines(options.width, options.color, options.ascii);
    lines.paragraph(0, "", say(Phrase::difference_notice));
    for (const std::string& one : assumed) lines.paragraph(0, say(Phrase::difference_set) + ": ", one);
    lines.paragraph(0, "",
                    difference.norms.empty()
                        ? say(Phrase::difference_none, std::to_string(difference.compared))
                        : say(Phrase::difference_count, std::to_string(difference.norms.size()),
                              std::to_string(difference.compared)));
    const Phrase none = Phrase::difference_none;
    Phrase heading = none;
    for (const NormDifference& norm : difference.norms) {
        if (heading_of(norm) != heading) {
            heading = heading_of(norm);
            lines.blank();
            lines.paragraph(0, "", say(heading), Ink::Plain, Ink::Bold);
        }
        lines.paragraph(2, core::to_text(norm.citation) + ": ",
                        say(Phrase::difference_arrow, outcome_words(norm.before, norm.before_as_a_rule_only),
                            outcome_words(norm.after, norm.after_as_a_rule_only)) +
                            " (" + norm.title + ")",
                        ink_of(norm));
        for (const RequirementDifference& one : norm.requirements)
            lines.paragraph(
                6, "- ",
                labelled(inflected(one.text),
                         say(Phrase::difference_arrow,
                             state_words(one.kind, one.before, one.before_as_a_rule_only, one.before_from),
                             state_words(one.kind, one.after, one.after_as_a_rule_only, one.after_from))));
    }
    return with_language_notes(lines.take());
}

std::string to_json(const explain::Difference& difference, const std::vector<std::string>& assumed) {
    json norms = json::array();
    for (const NormDifference& norm : difference.norms) {
        json requirements = json::array();
        for (const RequirementDifference& one : norm.requirements)
            requirements.push_back(
                {{"id", one.id},
                 {"text", inflected(one.text)},
                 {"zitat", one.citation ? json(core::to_text(*one.citation)) : json(nullptr)},
                 {"vorher", side(one.before, one.before_as_a_rule_only, one.before_from)},
                 {"nachher", side(one.after, one.after_as_a_rule_only, one.after_from)}});
        norms.push_back({{"norm", core::to_text(norm.citation)},
                         {"titel", norm.title},
                         {"vorher", result_name(norm.before)},
                         {"nachher", result_name(norm.after)},
                         {"besser", norm.is_better()},
                         {"voraussetzungen", std::move(requirements)}});
    }
    return json{{"angenommen", assumed}, {"verglichen", difference.compared}, {"normen", std::move(norms)}}
               .dump(2) +
           "\n";
}

}  // namespace evaluator::render
