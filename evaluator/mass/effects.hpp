// What would be if every person took a step (a `maßnahme` or `ereignis` of the rules) today, or if a fact had
// another value for all. In: the words of a user. Out: a change to apply to one file after the other.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>

#include "evaluator/engine/options.hpp"
#include "evaluator/person/person.hpp"

namespace evaluator::mass {

class EffectError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Whether the file is another one now.
using Change = std::function<bool(person::Household&)>;

struct Effect {
    std::string name;              // as a reader shall read it
    std::function<Change()> make;  // for one thread
};

/// `wish`: the name of a step, or angabe=wert. Throws EffectError. The rule book must outlive the effect.
Effect effect_of(const dsl::model::RuleBook& book, const engine::Options& options, const std::string& wish);

}  // namespace evaluator::mass
