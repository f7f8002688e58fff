// Looks for the first day on which something of the plan is possible, stepping from change to change over
// facts and law (internal to evaluator/pathway). Keeps one evaluation per state of the law.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "evaluator/engine/evaluation.hpp"
#include "evaluator/engine/plans.hpp"

namespace evaluator::pathway {

namespace core = dsl::core;
namespace model = dsl::model;

/// A household that does not change any more; the same pointer means the same file.
using File = std::shared_ptr<const person::Household>;

class Scanner {
public:
    explicit Scanner(engine::Plans& plans) : plans_(plans) {}

    /// The node in the law of a plan; no_node: that is no law then.
    using Find = std::function<engine::NodeId(const engine::Plan&)>;

    /// First day of [from, until) on which the node is possible without an atypical case.
    std::optional<core::Date> first_possible(const File& file, person::PersonIndex who, const Find& find,
                                             core::Date from, core::Date until);

    /// First day of [from, until) on which the truth of the node is as wanted; while it is no law,
    /// `out_of_force` says whether that is wanted.
    using Wanted = std::function<bool(engine::Truth)>;
    std::optional<core::Date> first_day(const File& file, person::PersonIndex who, const Find& find,
                                        core::Date from, core::Date until, const Wanted& wanted,
                                        bool out_of_force = false);

    /// The evaluation of the law of that day, begun with that person on it.
    engine::Evaluation& on(const File& file, person::PersonIndex who, core::Date day);

    /// An evaluation of the law of that day that keeps what it found on other days, and the day in it.
    struct Glance {
        engine::Evaluation& evaluation;
        engine::Context context;
    };
    Glance glance(const File& file, person::PersonIndex who, core::Date day);

    /// The files looked at next differ from this one in little: what is the same in them is evaluated once.
    void start_from(const File& file) { start_ = file; }

    engine::Plans& plans() { return plans_; }

private:
    struct Begun {
        std::unique_ptr<engine::Evaluation> evaluation;
        File first, file;
    };
    using ByPlan = std::map<std::pair<const engine::Plan*, person::PersonIndex>, Begun>;
    engine::Evaluation& begun(ByPlan& all, const File& file, person::PersonIndex who,
                              const engine::Plan& plan, core::Date day, bool on_that_day);

    engine::Plans& plans_;
    File start_;
    ByPlan looking_, judging_;  // judging moves the Stichtag and would forget what looking has found
};

/// The norm, if it stands.
Scanner::Find norm_node(const core::Citation& citation);

}  // namespace evaluator::pathway
