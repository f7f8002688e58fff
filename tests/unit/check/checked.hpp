// Rule text in, messages and rule book out, for the tests of the checker. The text is one file; the
// vocabulary of tests/golden/check/vorrat.inc stands beside it unless told otherwise, and messages about that
// are not shown.
#pragma once

#include <string>
#include <string_view>

#include "dsl/core/diagnostic.hpp"
#include "dsl/model/rule_book.hpp"

namespace test {

struct Checked {
    dsl::core::SourceMap sources;
    dsl::core::Diagnostics diagnostics;
    dsl::model::RuleBook book;
    std::string name;  // of the file under test

    /// The messages about the file under test, as the command shows them.
    std::string messages() const;
    bool reports(std::string_view code) const;
};

Checked check_text(std::string_view text, std::string name = "probe.recht");

/// The book's expression written out: operations with their operands, names for ids. For comparing shapes.
std::string shape(const dsl::model::RuleBook& book, dsl::model::ExpressionId id);
/// Of the `wenn` of the element of that name.
std::string shape_of_element(const dsl::model::RuleBook& book, std::string_view element);

std::string golden_folder();
std::string read_file(const std::string& path);

}  // namespace test
