// How to find out most cheaply whether a node holds (internal to interview.cpp): walks down the open nodes
// and puts together, from the parts upward, how likely the node holds, how much effort finding out will take,
// and which question to begin with. Of conditions that must all hold, the one comes first that most likely
// ends it per effort (effort / chance to fail), of alternatives the one most likely to hold; that is optimal
// where each question stands in one place and conditions are not nested deeply, and close to it elsewhere.
#pragma once

#include <functional>
#include <unordered_map>
#include <vector>

#include "evaluator/interview/effort.hpp"

namespace evaluator::interview {

constexpr std::size_t no_question = ~std::size_t{0};

struct Estimate {
    double chance = chance::condition;  // that the node holds
    double effort = 0;                  // expected, until it is decided
    double questions = 0;               // how many are expected to be asked for that
    std::size_t first = no_question;    // index in the questions; none: nothing to ask below
};

/// A question that may be asked, by its variable.
struct Askable {
    engine::OpenVariable open;
    double effort = 1;
};

class Strategy {
public:
    Strategy(engine::Evaluation& evaluation, const std::vector<Askable>& questions)
        : evaluation_(evaluation), plan_(evaluation.plan()), questions_(questions) {
        expect_by_role();
    }

    Estimate estimate(engine::NodeId id, const engine::Context& context);

private:
    using Parts = std::vector<Estimate>;

    void expect_by_role();
    void expect_ways(const std::vector<std::uint32_t>& blocks);
    engine::NodeId operand(const engine::PlanNode& node, std::uint32_t i) const {
        return plan_.operand(node, i);
    }
    Estimate open_node(engine::NodeId id, const engine::PlanNode& node, const engine::Context& context);
    Estimate expression(engine::NodeId id, const engine::PlanNode& node, const engine::Context& context);
    Parts operands(const engine::PlanNode& node, const engine::Context& context);
    Estimate all(Parts parts) const;
    Estimate any(Parts parts) const;
    Estimate count_of(const engine::PlanNode& node, Parts parts) const;
    Estimate choice(const engine::PlanNode& node, const engine::Context& context);
    Estimate on_day(engine::NodeId id, const engine::PlanNode& node, const engine::Context& context);
    Estimate leaf(engine::NodeId id, const engine::Context& context);
    double chance_by_trying(engine::NodeId id, const engine::Context& context,
                            const engine::OpenVariable& open);
    Estimate asked(const Variable& variable, double chance) const;
    std::size_t question_of(const Variable& variable) const;

    // strategy_lists.cpp
    struct Entries {
        std::vector<engine::Context> contexts;
        bool is_complete = false;
        Variable list;
    };
    Entries entries_of(const engine::PlanNode& node, const engine::Context& context);
    Estimate exists(const engine::PlanNode& node, const engine::Context& context);
    Estimate every_item(const engine::PlanNode& node, const engine::Context& context);
    Estimate for_person(engine::NodeId id, const engine::PlanNode& node, const engine::Context& context);
    Estimate every_person(const engine::PlanNode& node, const engine::Context& context);

    engine::Evaluation& evaluation_;
    const engine::Plan& plan_;
    const std::vector<Askable>& questions_;
    std::unordered_map<engine::NodeId, Estimate> known_;       // at the root
    std::unordered_map<engine::NodeId, double> least_, most_;  // chances by the role in the norm
    int visits_ = 0;
};

Estimate opposite(Estimate estimate);

}  // namespace evaluator::interview
