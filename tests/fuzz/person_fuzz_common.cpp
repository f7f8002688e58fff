#include <cstdio>
#include <cstdlib>

#include "evaluator/person/read_json.hpp"
#include "evaluator/person/read_xml.hpp"
#include "evaluator/person/reader.hpp"
#include "evaluator/person/write.hpp"
#include "tests/fuzz/person_fuzz.hpp"
#include "tests/unit/person/flat_spec.hpp"
#include "tests/unit/person/small_rule_book.hpp"

namespace tests::fuzz {

using namespace evaluator::person;

namespace {

/// The fast readers give the same, or leave the file to the full one.
void compare_with_plain(std::string_view text, core::FileId file, const core::SourceMap& sources,
                        const model::RuleBook& book, const ReadOptions& options,
                        const std::optional<Household>& full, const core::Diagnostics& diagnostics) {
    static Reader reader{book};
    const auto plain = reader.read_plain(text, options);
    if (plain && !(full && *plain == *full && diagnostics.is_empty())) std::abort();
    static tests::person::FlatCheck flat{book};
    const bool is_sound = full && diagnostics.is_empty();
    if (!flat.is_right(text, options, is_sound ? &*full : nullptr)) std::abort();
    core::Diagnostics found;
    auto either = reader.read_json(text, file, options, found);
    if (either != full || core::render(found, sources) != core::render(diagnostics, sources)) std::abort();
    if (either) reader.recycle(std::move(*either));
}

}  // namespace

void try_person_file(std::string_view text, bool is_xml) {
    static const model::RuleBook book = tests::person::small_rule_book();
    core::SourceMap sources;
    const auto file = sources.add(is_xml ? "fuzz.xml" : "fuzz.json", std::string{text});
    ReadOptions options;
    options.sources = &sources;
    core::Diagnostics diagnostics;
    const auto reader = is_xml ? read_xml : read_json;
    const auto household = reader(text, file, book, options, diagnostics);
    if (household.has_value() == diagnostics.has_errors()) std::abort();  // exactly one of the two
    (void)core::render(diagnostics, sources);
    if (!is_xml) compare_with_plain(text, file, sources, book, options, household, diagnostics);
    if (!household) return;
    const std::string json = write_json(*household, book);
    core::Diagnostics again;
    const auto copy = read_json(json, sources.add("again.json", json), book, options, again);
    if (!copy || !is_equivalent(*household, *copy)) {
        std::fprintf(stderr, "%s\n%s", json.c_str(), core::render(again, sources).c_str());
        std::abort();
    }
    // XML cannot hold every text: no control characters, and no blanks at the ends.
    const std::string xml = write_xml(*household, book);
    (void)read_xml(xml, sources.add("again.xml", xml), book, options, again);
}

}  // namespace tests::fuzz
