// Shared by the parts of explain (internal): one evaluation being explained, and the small translations from
// engine values to the plain data of the explanation.
#pragma once

#include "evaluator/explain/explain.hpp"

namespace evaluator::explain {

using engine::Context;
using engine::Evaluation;
using engine::NodeId;
using engine::Plan;
using engine::PlanNode;

/// Who answered when and why: of a judgement, a discretion, an atypical case.
template <typename Answer> std::string answered_by(const Answer& answer) {
    return answer.role + (answer.given_on ? ", " + core::to_german(*answer.given_on) : "") + ": " +
           answer.reason;
}

class Explainer {
public:
    Explainer(Evaluation& evaluation, const ExplainOptions& options)
        : evaluation_(evaluation), plan_(evaluation.plan()), book_(*plan_.book), options_(options) {}

    Report report();
    NormReport norm(const engine::PlanNorm& planned);  // norms.cpp

private:
    friend struct Parts;  // parts.hpp

    // report.cpp
    NormReport not_in_force(model::NormId id) const;
    void add_dates(NormReport& report, const std::vector<const engine::PlanElement*>& shown);

    // norms.cpp
    void add_consequences(NormReport& report, const engine::PlanNorm& planned, int chosen);
    void add_conflict(NormReport& report, const engine::PlanNorm& planned,
                      const std::vector<const engine::PlanElement*>& shown);
    bool is_shown(const engine::PlanNorm& planned, const engine::PlanElement& element);
    LeadsTo leads_to(const model::LeadsTo& source) const;
    void complete_reasons(NormReport& report);

    // answers.cpp
    void add_answer_sets(NormReport& report, const engine::PlanNorm& planned);

    // proofs.cpp
    void add_lapsing_proofs(Report& report) const;

    // trials.cpp
    void add_contested(Report& report);
    bool hangs_on(const engine::PlanNorm& planned, model::FactId fact) const;
    std::vector<NormReport> tried(const person::Household& household,
                                  const std::vector<const engine::PlanNorm*>& norms) const;
    void compare_under(ContestedFact& fact, const std::vector<person::Household>& files,
                       const std::vector<const engine::PlanNorm*>& norms, const Report& report) const;
    std::vector<Turn> turns_of(const engine::PlanElement& planned, const engine::OpenVariable& open);
    void add_turns(Node& element, const engine::PlanElement& planned, const engine::Findings& found);

    // elements.cpp
    Node element(const engine::PlanElement& planned, const Context& context);
    Node way(std::uint32_t block, const Context& context);
    void fill_block(Node& node, const engine::PlanBlock& planned, const Context& context);
    State element_state(const engine::PlanElement& planned, const Context& context, engine::Truth truth,
                        Node& node);
    std::string filled(const std::string& text, const engine::PlanBlock& planned, const Context& context);

    // conditions.cpp
    Node condition(NodeId id, const Context& context);
    Node group(NodeId id, const PlanNode& node, const Context& context, Node::Kind kind);
    Node call(NodeId id, const PlanNode& node, const Context& context);
    Node other_person(NodeId id, const PlanNode& node, const Context& context);
    Node list(NodeId id, const PlanNode& node, const Context& context);
    Node leaf(NodeId id, const PlanNode& node, const Context& context);
    void state_of(Node& node, NodeId id, const Context& context);
    bool is_trivial(NodeId id) const;

    // facts_used.cpp
    void gather_facts(NodeId id, const Context& context, Node& into, int depth = 0);
    UsedFact used_fact(model::FactId fact, const engine::Frame& frame, core::Date day);
    std::string subject(NodeId id) const;

    // figures.cpp, chain_parts.cpp
    void add_calculation(const PlanNode& node, const Context& context, Node& into);
    void add_chain(Calculation& calculation, const engine::Value& days, const Context& context, Node& into);

    // quantities.cpp
    Quantity quantity(const engine::Value& value, const model::Type& type) const;
    Quantity members(const engine::Value& set, const model::Type& type) const;

    // reasons_view.cpp
    std::vector<Reason> reasons(const engine::Findings& findings,
                                const std::optional<core::Citation>& citation);
    Reason reason(const engine::OpenVariable& open, const std::optional<core::Citation>& citation);
    bool is_needed(const engine::OpenVariable& open);
    std::string short_name(const model::Fact& fact) const;
    std::string question_of(const model::Fact& fact) const;
    std::vector<core::Citation> asked_under(const model::Fact& fact) const;
    std::string person_name(const engine::Frame& frame) const;
    std::string item_name(const engine::Frame& frame) const;

    std::optional<core::Date> until_of(const engine::Until& until) const;

    Evaluation& evaluation_;
    const Plan& plan_;
    const model::RuleBook& book_;
    ExplainOptions options_;
};

}  // namespace evaluator::explain
