// The days from which a norm reads other law, where it or what it names itself says so.
#pragma once

#include <set>

#include "dsl/model/rule_book.hpp"

namespace analysis {

namespace core = dsl::core;
namespace model = dsl::model;

std::set<core::Date> changes_of(const model::RuleBook& book, const core::Citation& norm, bool is_general);

}  // namespace analysis
