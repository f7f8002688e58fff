#include "dsl/model/check/check.hpp"

#include <algorithm>

#include "dsl/core/digest.hpp"
#include "dsl/model/check/passes.hpp"

namespace dsl::model {

namespace {

/// SHA-256 over names and contents of all files in order of names, so that the order of reading does not
/// matter.
std::string digest_of(const CheckInput& input) {
    if (input.sources == nullptr) return "";
    std::vector<const core::SourceText*> texts;
    for (const syntax::File& file : input.files)
        if (const core::SourceText* text = input.sources->find(file.id)) texts.push_back(text);
    std::sort(texts.begin(), texts.end(), [](const auto* a, const auto* b) { return a->name() < b->name(); });
    core::Sha256 digest;
    for (const core::SourceText* text : texts) {
        // lengths keep name and content apart
        digest.add(std::to_string(text->name().size())).add(":").add(text->name());
        digest.add(std::to_string(text->text().size())).add(":").add(text->text());
    }
    return digest.hex();
}

}  // namespace

namespace {

/// True if the book is small enough for the passes that compare everything with everything.
bool is_within_limits(checking::Context& context) {
    using namespace checking;
    const RuleBook& book = context.book;
    bool is_within = true;
    const auto limit = [&](std::size_t count, std::size_t most, const std::string& what) {
        if (count <= most) return;
        context.diagnostics.report(core::Code::LimitExceeded, core::Span{}, what, count, most);
        is_within = false;
    };
    limit(book.definitions.size() + book.tables.size() + book.chains.size(), definitions_at_most,
          "Begriffe, Werte, Mengen, Tabellen und Ketten");
    limit(context.norm_declarations.size() + context.general_declarations.size(), norms_at_most, "Normen");
    limit(book.facts.size(), facts_at_most, "Angaben");
    limit(context.transition_declarations.size(), transitions_at_most, "Übergänge");
    return is_within;
}

}  // namespace

RuleBook check(const CheckInput& input, core::Diagnostics& diagnostics) {
    using namespace checking;
    Context context(input, diagnostics);
    collect_acts(context);
    collect_choices(context);
    collect_sources(context);
    collect_facts(context);
    find_known_facts(context);
    collect_named(context);
    check_used_files_exist(context);
    context.book.digest = digest_of(input);
    if (!is_within_limits(context)) return std::move(context.book);

    read_definitions(context);
    read_tables(context);
    read_norm_heads(context);
    read_chains(context);
    read_vocabulary(context);
    read_norm_bodies(context);
    read_transitions(context);

    check_versions(context);
    check_uses_in_force(context);
    check_targets(context);
    check_chains(context);
    check_cycles(context);
    check_branches(context);
    check_unused(context);
    check_cases(context);
    check_shapes(context);
    check_layers(context);
    check_used_files(context);
    check_cited_places(context);
    return std::move(context.book);
}

}  // namespace dsl::model
