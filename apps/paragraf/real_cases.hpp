// Cases from outside, one JSON object a line, as their collector wrote them down.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/inventory/real_cases.hpp"

namespace apps {

/// Throws UserError with the line if it is no such file.
std::vector<analysis::SourceCase> read_real_cases(const std::filesystem::path& path);

/// "stag-02" of the source "real_cases.jsonl stag-02 Rn. 7"; "" if the source is none of these.
std::string real_case_id(std::string_view source);

}  // namespace apps
