#include "apps/paragraf/compare_case.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "dsl/core/source.hpp"
#include "evaluator/engine/evaluation.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/render/render.hpp"
#include "evaluator/render/result_names.hpp"

namespace apps {

namespace {

namespace engine = evaluator::engine;
namespace explain = evaluator::explain;
namespace render = evaluator::render;
using dsl::core::Rank;
using explain::Node;
using explain::NormReport;
using explain::Reason;

std::string name_of(const Reason& reason) {
    return fmt::format("{}:{}", render::result_name(reason.kind), reason.name);
}

bool is_among(const std::string& expected, const std::vector<Reason>& reasons) {
    return std::any_of(reasons.begin(), reasons.end(),
                       [&](const Reason& reason) { return dsl::core::same_name(name_of(reason), expected); });
}

/// At the norm, or at one of its elements where the norm is settled without it.
bool has_reason(const NormReport& norm, const std::string& expected) {
    return is_among(expected, norm.reasons) ||
           std::any_of(norm.elements.begin(), norm.elements.end(),
                       [&](const Node& element) { return is_among(expected, element.reasons); });
}

std::string reason_names(const std::vector<Reason>& reasons) {
    std::string text;
    for (const auto& reason : reasons) text += (text.empty() ? "" : ", ") + name_of(reason);
    return text;
}

class Comparison {
public:
    Comparison(const CaseFile& one, const Console& console)
        : case_(one), options_{console.width, console.out_color, console.ascii} {}

    std::string of(const explain::Report& report) {
        for (const auto& expected : case_.expected) {
            text_ = "";
            compare(report, expected);
            if (!text_.empty()) all_ += fmt::format("  {}\n{}", dsl::core::to_text(expected.norm), text_);
        }
        return all_;
    }

private:
    void differs(const std::string& what, std::string_view expected, std::string_view found) {
        text_ += fmt::format("    {}: erwartet {}, gefunden {}\n", what, expected, found);
    }

    void compare(const explain::Report& report, const ExpectedNorm& expected) {
        const NormReport* norm = find_norm(report.norms, expected.norm);
        if (norm == nullptr) {
            const bool is_expired = find_norm(report.not_in_force, expected.norm) != nullptr;
            if (!is_expired)
                differs("Norm", "in der Regelsammlung", "nichts; `paragraf norms` listet, was es gibt");
            else if (expected.outcome != "nicht_in_kraft")
                differs("Ergebnis", expected.outcome, "nicht_in_kraft");
            return;
        }
        const auto outcome = render::result_name(norm->outcome);
        if (!expected.outcome.empty() && expected.outcome != outcome) {
            differs("Ergebnis", expected.outcome, outcome);
            explain_outcome(*norm, expected);
        }
        for (const auto& [name, state] : expected.requirements) requirement(*norm, name, state);
        for (const auto& reason : expected.reasons)
            if (!has_reason(*norm, reason))
                differs("Grund " + reason, "dabei",
                        norm->reasons.empty() ? "kein offener Grund" : reason_names(norm->reasons));
    }

    /// The elements that make the result what it is, unless the case names them anyhow.
    void explain_outcome(const NormReport& norm, const ExpectedNorm& expected) {
        for (const auto& element : norm.elements) {
            const bool decides = norm.outcome == explain::Outcome::Open
                                     ? element.state == explain::State::Open || element.as_a_rule_only
                                     : element.state == explain::State::NotMet;
            const bool is_named = std::any_of(
                expected.requirements.begin(), expected.requirements.end(), [&](const auto& requirement) {
                    return dsl::core::same_name(requirement.first, element.id) &&
                           requirement.second != render::result_name(element.state);
                });
            if (decides && !is_named) text_ += render::to_text(element, case_.options.as_of, options_, 6);
        }
        if (!norm.reasons.empty())
            text_ += fmt::format("      offen wegen: {}\n", reason_names(norm.reasons));
    }

    void requirement(const NormReport& norm, const std::string& name, const std::string& state) {
        const auto elements = find_elements(norm, name);
        if (elements.empty()) {
            std::vector<std::string> known;
            for (const auto& element : norm.elements) known.push_back(element.id);
            const auto nearest = dsl::core::nearest_name(name, known);
            differs(name, state,
                    nearest ? fmt::format("keine Voraussetzung dieses Namens; gemeint ist vielleicht {}",
                                          *nearest)
                            : std::string("keine Voraussetzung dieses Namens"));
            return;
        }
        const auto is_as_expected = [&](const Node* element) {
            return render::result_name(element->state) == state;
        };
        if (std::any_of(elements.begin(), elements.end(), is_as_expected)) return;
        for (const Node* element : elements) {
            differs(name, state, render::result_name(element->state));
            text_ += render::to_text(*element, case_.options.as_of, options_, 6);
            if (!element->reasons.empty())
                text_ += fmt::format("      offen wegen: {}\n", reason_names(element->reasons));
        }
    }

    const CaseFile& case_;
    render::TextOptions options_;
    std::string text_, all_;
};

}  // namespace

const NormReport* find_norm(const std::vector<NormReport>& norms, const dsl::core::Citation& citation) {
    const auto found = std::find_if(norms.begin(), norms.end(),
                                    [&](const NormReport& norm) { return norm.citation == citation; });
    return found == norms.end() ? nullptr : &*found;
}

std::vector<const Node*> find_elements(const NormReport& norm, const std::string& name) {
    std::vector<const Node*> own, others;
    for (const auto& element : norm.elements) {
        if (!dsl::core::same_name(element.id, name)) continue;
        const bool is_own =
            !element.citations.empty() && element.citations.front().act == norm.citation.act &&
            element.citations.front().part(Rank::Paragraph) == norm.citation.part(Rank::Paragraph);
        (is_own ? own : others).push_back(&element);
    }
    return own.empty() ? others : own;
}

explain::Report judge(const dsl::model::RuleBook& book, const CaseFile& one) {
    std::vector<dsl::core::Citation> targets;
    for (const auto& expected : one.expected) targets.push_back(expected.norm);
    const engine::Plan plan = engine::compile(book, one.options, targets);
    engine::Evaluation evaluation(plan);
    evaluation.begin(one.household, one.options.as_of);
    explain::ExplainOptions options;
    options.with_dates = options.with_trials = options.with_answers = false;
    return explain::explain(evaluation, options);
}

std::string differences(const explain::Report& report, const CaseFile& one, const Console& console) {
    return Comparison(one, console).of(report);
}

}  // namespace apps
