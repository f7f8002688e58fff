/// Reads the official XML of an act (format gii-norm of gesetze-im-internet.de). In: the bytes. Out: a
/// Statute, or diagnostics. Robust against anything: size and depth are limited, nothing is fetched, no
/// entity is expanded.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string_view>

#include "dsl/core/diagnostic.hpp"
#include "dsl/statute/statute.hpp"

namespace dsl::statute {

constexpr std::size_t largest_statute =
    std::size_t{32} * 1024 * 1024;  // bytes; the largest federal acts have 6 MB
constexpr int deepest_element = 40;

/// `state`: the day of this version; without it the build date of the file is taken.
std::optional<Statute> read_statute(std::string_view xml, std::optional<core::Date> state,
                                    core::Diagnostics& diagnostics, core::FileId file = core::no_file);

/// A file; its name tells the state if it is a date ("2026-04-28.xml"); a dated ".md" is read as Markdown.
std::optional<Statute> load_statute(const std::filesystem::path& path, core::Diagnostics& diagnostics);

}  // namespace dsl::statute
