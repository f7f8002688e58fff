// Any bytes as a rule file: no crash, messages inside the text, and what parses without a message survives
// formatting.
#include "dsl/syntax/format.hpp"
#include "dsl/syntax/parse.hpp"
#include "tests/fuzz/require.hpp"

namespace {

using namespace dsl;
using tests::fuzz::require;

syntax::File read(core::SourceMap& sources, std::string text, core::Diagnostics& diagnostics) {
    const core::FileId id = sources.add("eingabe.recht", std::move(text));
    return syntax::parse(sources.at(id), id, diagnostics);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{reinterpret_cast<const char*>(data), size};
    core::SourceMap sources;
    core::Diagnostics diagnostics;
    const syntax::File file = read(sources, text, diagnostics);
    for (const core::Diagnostic& message : diagnostics.all())
        require(message.span.begin <= message.span.end && message.span.end <= text.size());
    core::render(diagnostics, sources);
    if (diagnostics.has_errors()) return 0;

    core::Diagnostics none;
    const std::string once = syntax::format(file, text);
    const syntax::File again = read(sources, once, none);
    require(none.is_empty());
    require(syntax::same_structure(file, again));
    require(again.comments.size() == file.comments.size());
    require(syntax::format(again, once) == once);
    return 0;
}
