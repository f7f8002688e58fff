#include "evaluator/mass/laws.hpp"

#include <algorithm>

#include "evaluator/explain/explain.hpp"

namespace evaluator::mass {

using core::Date;
using engine::Evaluation;
using engine::PlanElement;
using engine::PlanNorm;

namespace {

std::size_t norm_in(std::vector<NormInfo>& norms, const engine::Plan& plan, const PlanNorm& planned) {
    for (std::size_t i = 0; i < norms.size(); ++i)
        if (norms[i].citation == planned.citation) return i;
    norms.push_back(
        {planned.citation, core::to_text(planned.citation), plan.book->norm(planned.norm).title, {}});
    return norms.size() - 1;
}

std::uint16_t requirement_in(NormInfo& norm, const engine::Plan& plan, const PlanElement& element) {
    const model::Block& block = plan.book->block(plan.book->element(element.element).block);
    Requirement one{block.name + (element.is_old_side ? "/alt" : ""), block.text, {}};
    const auto& citations = block.attributes.citations;
    if (!citations.empty()) one.citation = core::to_text(citations.front());
    for (std::size_t i = 0; i < norm.requirements.size(); ++i)
        if (norm.requirements[i].id == one.id && norm.requirements[i].citation == one.citation)
            return static_cast<std::uint16_t>(i);
    norm.requirements.push_back(std::move(one));
    return static_cast<std::uint16_t>(norm.requirements.size() - 1);
}

/// Values of the law in the texts of requirements, as they read for a person of whom nothing is known.
void fill_texts(Laws& laws) {
    const Phase& phase = laws.phases.front();
    person::Household nobody;
    nobody.persons.emplace_back();
    Evaluation evaluation(phase.plan);
    evaluation.begin(nobody, laws.as_of);
    explain::ExplainOptions quick;
    quick.with_dates = quick.with_trials = quick.with_answers = false;
    quick.most_cells = 1;
    for (std::size_t i = 0; i < laws.norms.size(); ++i) {
        std::vector<Requirement>& requirements = laws.norms[i].requirements;
        const bool has_values = std::any_of(requirements.begin(), requirements.end(), [](const auto& one) {
            return one.text.find('{') != std::string::npos;
        });
        if (phase.norms[i].norm == nullptr || !has_values) continue;
        const auto report = explain::explain_norm(evaluation, *phase.norms[i].norm, quick);
        for (const explain::Node& node : report.elements)
            for (Requirement& one : requirements)
                if (one.id == node.id && one.text.find('{') != std::string::npos) one.text = node.text;
    }
}

}  // namespace

std::shared_ptr<const Laws> laws_of(const model::RuleBook& book, const engine::Options& options,
                                    const std::vector<core::Citation>& targets, Date ahead_until) {
    auto laws = std::make_shared<Laws>();
    laws->as_of = options.as_of;
    laws->ahead_until = ahead_until;
    for (Date day = options.law_date.value_or(options.as_of);;) {
        engine::Options of_day = options;
        of_day.law_date = day;
        Phase phase{day, Date::never(), engine::compile(book, of_day, targets), {}};
        if (!options.law_date) phase.until = phase.plan.law_until;
        day = phase.until;
        laws->phases.push_back(std::move(phase));
        if (day >= ahead_until) break;
    }
    laws->phases.front().from = options.as_of;
    for (const Phase& phase : laws->phases)
        for (const PlanNorm& norm : phase.plan.norms)
            if (norm.is_requested) norm_in(laws->norms, phase.plan, norm);
    for (const Phase& phase : laws->phases)
        for (const model::NormId id : phase.plan.not_in_force) {
            const model::Norm& norm = book.norm(id);
            const bool is_known =
                std::any_of(laws->norms.begin(), laws->norms.end(),
                            [&](const NormInfo& known) { return known.citation == norm.citation; });
            if (!is_known && !targets.empty())
                laws->norms.push_back({norm.citation, core::to_text(norm.citation), norm.title, {}});
        }
    std::stable_sort(laws->norms.begin(), laws->norms.end(),
                     [](const NormInfo& a, const NormInfo& b) { return a.citation < b.citation; });
    for (Phase& phase : laws->phases) {
        phase.norms.resize(laws->norms.size());
        for (const PlanNorm& norm : phase.plan.norms) {
            if (!norm.is_requested) continue;
            const std::size_t which = norm_in(laws->norms, phase.plan, norm);
            phase.norms[which].norm = &norm;
            for (const PlanElement& element : norm.elements)
                phase.norms[which].positions.push_back(
                    requirement_in(laws->norms[which], phase.plan, element));
        }
    }
    fill_texts(*laws);
    return laws;
}

std::vector<engine::NodeId> asked(const Phase& phase) {
    std::vector<engine::NodeId> nodes;
    for (const Placed& placed : phase.norms) {
        if (placed.norm == nullptr) continue;
        nodes.push_back(placed.norm->value);
        for (const auto& element : placed.norm->elements) nodes.push_back(element.value);
        for (const auto& transition : placed.norm->transitions) nodes.push_back(transition.condition);
        for (const auto& consequence : placed.norm->consequences)
            if (consequence.condition != engine::no_node) nodes.push_back(consequence.condition);
    }
    return nodes;
}

}  // namespace evaluator::mass
