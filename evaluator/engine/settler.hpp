// Walks down the open nodes of a plan and puts together what settles them, from what settles their parts
// (internal to settle.cpp). Read-once conditions give all irreducible sets; where a variable repeats, some
// may be missing.
#pragma once

#include "evaluator/engine/answer_sets.hpp"

namespace evaluator::engine {

/// A family with variables of its own.
struct KnownParts::Part {
    std::vector<OpenVariable> variables;
    std::vector<LiteralSet> sets;
};

class Settler {
public:
    Settler(Evaluation& evaluation, std::size_t most_sets)
        : evaluation_(evaluation), plan_(evaluation.plan()), most_(most_sets) {}

    /// Sets that make the node certainly `wanted` there.
    Family settle(NodeId id, const Context& context, bool wanted);
    /// As yes, with what is known of its parts already.
    Family settle_by_parts(NodeId id, const Context& context, KnownParts& known);
    AnswerSet answers(const LiteralSet& set) const;
    bool is_cut() const { return is_cut_; }

private:
    using Says = Answer::Says;
    static constexpr std::size_t most_tries = 400;  // per leaf

    // settler.cpp
    NodeId operand(const PlanNode& node, std::uint32_t i) const { return plan_.operand(node, i); }
    Family all(const PlanNode& node, const Context& context, bool wanted);
    Family any(const PlanNode& node, const Context& context, bool wanted);
    Family expression(NodeId id, const PlanNode& node, const Context& context, bool wanted);
    Family either(const Family& a, const Family& b) { return Family::either(a, b, most_, is_cut_); }
    Family both(const Family& a, const Family& b) { return Family::both(a, b, most_, is_cut_); }
    Family at_least(std::size_t needed, const PlanNode& node, const Context& context, bool wanted);
    Family count_of(const PlanNode& node, const Context& context, bool wanted);
    Family choice(const PlanNode& node, const Context& context, bool wanted);
    Family exists(const PlanNode& node, const Context& context, bool wanted);
    Family every_item(const PlanNode& node, const Context& context, bool wanted);
    struct Member {
        Context context;
        std::optional<OpenVariable> birth;  // where that is what leaves open whether it is there
    };
    struct List {
        std::vector<Member> items;  // that may belong to it
        bool is_complete = false;
        OpenVariable variable;
    };
    List list_of(const PlanNode& node, const Context& context);
    Member member(const Frame& item, const Context& context);  // or another person
    /// What settles its condition for a member: with the birth that makes it one, or against it.
    Family with_birth(const Member& member, Family one, bool is_there) {
        if (!member.birth) return one;
        const Family said = answer(*member.birth, Says::Suitable);
        return is_there ? both(one, said) : either(one, said);
    }
    OpenVariable person_variable(std::uint32_t fact, const Frame& owner, const Context& context) const;
    Family for_person(NodeId id, const PlanNode& node, const Context& context, bool wanted);
    Family every_person(const PlanNode& node, const Context& context, bool wanted);

    // settle_leaves.cpp
    std::uint32_t number_of(const OpenVariable& open);
    Family answer(const OpenVariable& open, Says says, model::ChoiceMask values = 0);
    Family asked_itself(NodeId id, const Context& context, bool wanted);
    Family leaf(NodeId id, const Context& context, bool wanted);
    struct Cell {
        Assumption assumption;
        Says says;
        model::ChoiceMask values;
    };
    std::vector<Cell> cells(NodeId id, const OpenVariable& open);
    Family by_trying(NodeId id, const Context& context, bool wanted, const std::vector<OpenVariable>& open,
                     bool& is_every_one_tried);

    // known_parts.cpp
    Family part(NodeId id, const Context& context, KnownParts& known);

    Evaluation& evaluation_;
    const Plan& plan_;
    std::size_t most_;
    Lane lane_ = Lane::Full;
    std::vector<OpenVariable> variables_;
    bool is_cut_ = false;
};

}  // namespace evaluator::engine
