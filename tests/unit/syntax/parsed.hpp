// A rule text parsed for a test: tree and messages together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dsl/core/diagnostic.hpp"
#include "dsl/syntax/parse.hpp"

namespace test {

namespace core = dsl::core;
namespace syntax = dsl::syntax;

struct Parsed {
    core::SourceMap sources;
    core::Diagnostics diagnostics;
    syntax::File file;

    std::string messages() const { return core::render(diagnostics, sources); }
    std::string dump() const;
    std::string formatted() const;
    /// The codes in order of their places: "S101 S113".
    std::string codes() const;
    /// The words a message points at: "`6`".
    std::string marked(std::size_t message = 0) const;

    const core::SourceText& source() const { return sources.at(file.id); }
};

Parsed parsed(std::string_view text);

/// What follows `wenn` in the only element of a norm.
Parsed parsed_condition(std::string_view condition);
/// The dump of that condition; the messages instead if there are any.
std::string condition(std::string_view text);
/// The condition as the formatter writes it on one line.
std::string formatted_condition(std::string_view text);
/// The dump of a file; the messages instead if there are any.
std::string tree(std::string_view text);

/// Files below `folder` of the repository with that ending, sorted.
std::vector<std::string> files_below(std::string_view folder, std::string_view ending);
std::string content_of(const std::string& path);

}  // namespace test
