// The plan compiler (internal to evaluator/engine): selects versions by law date and puts norms together. One
// object compiles one plan; the law date it reads in changes on the way where a rule says `Fassung vom` or a
// transition brings back older law.
#pragma once

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "dsl/model/matching.hpp"
#include "evaluator/engine/plan.hpp"

namespace evaluator::engine {

class Compiler {
public:
    Compiler(const model::RuleBook& book, Plan& plan) : book_(book), plan_(plan) {}

    void compile_all(const std::vector<core::Citation>& targets);

private:
    /// Law being read at the moment. Frozen: moving the Rechtsstand does not change it.
    struct Law {
        core::Date day;
        bool is_frozen = false;
        auto operator<=>(const Law&) const = default;
    };
    /// Norm a general part or an element is put together for; no norm: definitions, links.
    struct NormScope {
        const model::Norm* norm = nullptr;
        NodeId claim = no_node;  // value of `Anspruch`; no_node while the other elements are compiled
        bool saw_claim = false;
    };

    // compile_expressions.cpp
    NodeId expression(model::ExpressionId id);
    NodeId optional_expression(model::ExpressionId id);
    NodeId with_operands(const model::Expression& source, model::ExpressionId id);
    NodeId group(const model::Expression& source, model::ExpressionId id);
    NodeId definition_use(const model::Expression& source, model::ExpressionId id);
    NodeId law_of_day(const model::Expression& source, model::ExpressionId id);
    NodeId definition_body(model::DefinitionId id);
    std::uint32_t chain(model::ChainId id);
    std::uint32_t table(model::TableId id);
    bool depends_on_norm(model::ExpressionId id);

    // compile_links.cpp
    NodeId norm_link(const model::Expression& source, model::ExpressionId id);
    void link_norm(model::NormId id, bool with_consequence, std::vector<NodeId>& into);
    void link_elements(const model::Norm& home, const core::Citation& target, std::vector<NodeId>& into);
    NodeId link_way(const model::WayPlace& place);
    NodeId way_inside(std::uint32_t block, model::BlockId way) const;
    NodeId claim_stands(model::ExpressionId id);
    NodeId target_norm(model::ExpressionId id);

    // compile_norms.cpp
    std::uint32_t norm(model::NormId id, bool requested);
    /// The element as it stands in `target`, with the ways added there; the same each time it is asked for.
    PlanElement element_in(model::ElementId id, const model::Norm& target);
    PlanElement element(model::ElementId id, const model::Norm& target);
    NodeId element_value(PlanElement& planned, const model::Element& source);
    std::uint32_t block(model::BlockId id, const std::string& path, const core::Citation& norm);
    std::uint32_t way(model::BlockId id, const std::string& path, const core::Citation& norm);
    std::vector<model::ElementId> collect(const model::Norm& target);
    void collect_takeover(const model::Norm& target, const model::Takeover& takeover,
                          std::vector<model::ElementId>& into);
    std::uint32_t deviation_in(model::BlockId id, const model::Norm& target);
    void add_deviations(const model::Norm& target, PlanElement& planned);
    void apply_deviation(const model::Deviation& deviation, const model::Norm& target, PlanElement& planned);
    std::vector<PlanElement> elements_of(const model::Norm& target);

    // compile_transitions.cpp
    /// Replaces what `planned` holds of `target`; only elements under `part`, if there is one.
    void add_transitions(const model::Norm& target, PlanNorm& planned, const core::Citation* part = nullptr);
    std::vector<PlanElement> old_elements(const model::Norm& old_norm, const model::Transition& transition,
                                          const core::Citation* part);
    /// The transition through which alone a norm out of force still stands; nullptr: none.
    const model::Transition* reviving(const model::Norm& source);
    const model::Norm* version_of(const core::Citation& citation, core::Date day) const;

    // compile_steps.cpp
    void compile_steps();

    // compile.cpp
    NodeId add(PlanNode node, const std::vector<NodeId>& operands = {});
    bool is_same(const PlanNode& a, const PlanNode& b, const std::vector<NodeId>& operands_of_b) const;
    std::uint32_t constant(const model::Constant& value);  // index; equal ones are there once
    std::uint32_t constant_of(model::ExpressionId source);
    NodeId truth(bool value);
    NodeId all_of(const std::vector<NodeId>& operands);
    NodeId any_of(const std::vector<NodeId>& operands);
    NodeId negation(NodeId operand);
    bool in_force(const model::Validity& validity);   // also notes the next change of law
    bool is_on(const model::Attributes& attributes);  // in force and its layer switched on
    void note(const model::Validity& validity);
    void note(core::Date next_change) { law_until_ = std::min(law_until_, next_change); }

    const model::RuleBook& book_;
    Plan& plan_;
    Law law_{};
    NormScope scope_{};
    core::Date law_until_ = core::Date::never();  // collected by note() for the node being built
    using ScopeKey = std::tuple<std::uint32_t, Law, const model::Norm*>;
    std::unordered_multimap<std::uint64_t, NodeId> nodes_;  // by hash
    std::vector<std::uint32_t> shared_constants_;           // those no expression wrote
    std::map<std::uint32_t, std::uint32_t> constants_;      // by the expression that wrote it
    std::map<ScopeKey, NodeId> definitions_;
    std::map<ScopeKey, std::uint32_t> chains_, tables_;
    std::map<std::pair<std::uint32_t, Law>, std::uint32_t> norms_;
    /// What is put together once, with the next day on which that reads other law.
    template <typename Made> struct Kept {
        Made made;
        core::Date law_until;
    };
    std::map<ScopeKey, Kept<PlanElement>> elements_;      // by element and the norm it stands in
    std::map<ScopeKey, Kept<std::uint32_t>> deviations_;  // PlanBlock, by way and the norm it is added in
    std::map<std::uint32_t, bool> depends_on_norm_;

    friend class LawNote;
};

/// Fills Plan::dependencies (dependencies.cpp).
void note_dependencies(Plan& plan);

/// Gathers in law_until_ what is noted during its life, and hands it back to the enclosing construct.
class LawNote {
public:
    explicit LawNote(Compiler& compiler) : compiler_(compiler), outer_(compiler.law_until_) {
        compiler_.law_until_ = core::Date::never();
    }
    ~LawNote() { compiler_.law_until_ = outer_; }
    LawNote(const LawNote&) = delete;
    LawNote& operator=(const LawNote&) = delete;
    core::Date until() const { return compiler_.law_until_; }

private:
    Compiler& compiler_;
    core::Date outer_;
};

}  // namespace evaluator::engine
