// What one asks of an evaluation besides the person: the two days, the mode, layers and readings.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "dsl/model/rule_book.hpp"

namespace evaluator::engine {

namespace core = dsl::core;
namespace model = dsl::model;

struct Options {
    core::Date as_of;                     // Stichtag: for which the facts are judged
    std::optional<core::Date> law_date;   // Rechtsstand; default: as_of, and then both move together
    bool evidenced_only = false;          // facts without a valid proof are open
    std::vector<model::SourceId> layers;  // sources switched on; lines `laut` another one are not there
    std::vector<std::pair<model::ReadingId, std::uint32_t>> readings;  // chosen meanings
    bool with_steps = false;  // maßnahmen and ereignisse too, for those who plan ahead
};

}  // namespace evaluator::engine
