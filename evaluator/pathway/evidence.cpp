#include "evaluator/pathway/evidence.hpp"

#include <algorithm>

#include "evaluator/pathway/effects.hpp"

namespace evaluator::pathway {

namespace {

/// What the person has to show; what stands against her is for the authority to find.
bool is_shown_by_the_person(model::ElementKind kind) {
    return kind == model::ElementKind::Voraussetzung || kind == model::ElementKind::Regelvoraussetzung;
}

class Needs {
public:
    Needs(Scanner& scanner, const Chosen& chosen)
        : scanner_(scanner),
          book_(scanner.plans().book()),
          own_register_(status_list(scanner.plans().book()).list),
          chosen_(chosen),
          file_(chosen.file),
          usual_(truths(file_)) {
        // What a step of the way brings about, the step itself shows.
        for (const StepUse& use : chosen.steps)
            for (const model::Effect& effect : book_.steps[use.step.index].effects)
                seen_.push_back(effect.fact);
    }

    void look_at(const explain::Node& node) {
        if (node.state == explain::State::NotApplicable) return;
        for (const explain::UsedFact& used : node.facts) look_at(used);
        for (const explain::Node& child : node.children) look_at(child);
    }

    std::vector<std::string> take() { return std::move(evidence_); }

private:
    void look_at(const explain::UsedFact& used) {
        if (used.standing == person::Standing::Evidenced || used.value.is_unknown) return;
        const model::FactId fact = book_.find_fact(used.name);
        if (fact.is_none() || std::find(seen_.begin(), seen_.end(), fact) != seen_.end()) return;
        const auto& proofs = book_.fact(fact).attributes.proofs;
        if (proofs.empty()) return;
        const bool is_own = used.person.empty() && used.item.empty();
        if (is_own) seen_.push_back(fact);
        if (is_own && (fact == own_register_ || is_denied(fact) || can_do_without(fact))) return;
        add_once(evidence_, proofs.front());
    }

    /// A document shows that something is, not that it is not.
    bool is_denied(model::FactId fact) const {
        const person::FactEntry* entry = file_->persons[chosen_.who].find(fact);
        const person::TimedValue* timed = entry ? entry->on(chosen_.day) : nullptr;
        if (timed == nullptr) return false;
        if (const auto* yes_no = std::get_if<person::BoolSet>(&timed->known)) return !yes_no->can_be_yes;
        const auto* event = std::get_if<person::DateRange>(&timed->known);
        return event != nullptr && event->low == core::Date::never();
    }

    /// If so, the fact stays unsaid: of two facts of which one is enough, one is to be shown.
    bool can_do_without(model::FactId fact) {
        person::Household changed = *file_;
        auto& facts = changed.persons[chosen_.who].facts;
        if (fact.index >= facts.size()) return false;
        facts[fact.index].values.clear();
        const File without = std::make_shared<const person::Household>(std::move(changed));
        if (truths(without) != usual_) return false;
        file_ = without;
        return true;
    }

    std::vector<std::pair<bool, bool>> truths(const File& file) {
        std::vector<std::pair<bool, bool>> all;
        engine::Evaluation& evaluation = scanner_.on(file, chosen_.who, chosen_.day);
        const engine::PlanNorm* norm = evaluation.plan().find(chosen_.norm);
        if (norm == nullptr) return all;
        for (const engine::PlanElement& element : norm->elements) {
            if (!is_shown_by_the_person(element.kind)) continue;
            const engine::Truth truth = evaluation.truth(element.value);
            all.emplace_back(truth.certain(), truth.possible());
        }
        return all;
    }

    Scanner& scanner_;
    const model::RuleBook& book_;
    model::FactId own_register_;  // status and periods: the office keeps them itself
    const Chosen& chosen_;
    File file_;
    std::vector<std::pair<bool, bool>> usual_;
    std::vector<model::FactId> seen_;
    std::vector<std::string> evidence_;
};

}  // namespace

std::vector<std::string> evidence_for(Scanner& scanner, const Chosen& chosen,
                                      const explain::NormReport& report) {
    Needs needs{scanner, chosen};
    for (const explain::Node& element : report.elements)
        if (is_shown_by_the_person(element.element_kind)) needs.look_at(element);
    return needs.take();
}

}  // namespace evaluator::pathway
