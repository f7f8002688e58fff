// Which norms and requirements have a case: a quick look through the expectations in cases/, for the
// checker's warning.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "dsl/core/citation.hpp"

namespace apps {

/// Files that are no case are passed over; `paragraf test` reports them.
std::function<bool(const dsl::core::Citation& norm, const std::string& element)> index_of_cases(
    const std::filesystem::path& folder);

}  // namespace apps
