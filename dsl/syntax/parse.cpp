#include "dsl/syntax/parse.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#include "dsl/syntax/grammar/grammar.hpp"

namespace dsl::syntax {
namespace {

using core::Code;

constexpr std::size_t largest_file = 4U << 20U;  // 4 MiB

bool is_readable(std::string_view text, core::FileId id, core::Diagnostics& diagnostics) {
    if (text.size() > largest_file) {
        diagnostics.report(Code::FileTooLarge, {id, 0, 0}, text.size(), largest_file);
        return false;
    }
    if (const auto invalid = core::find_invalid_utf8(text)) {
        const auto begin = static_cast<std::uint32_t>(*invalid);
        diagnostics.report(Code::InvalidUtf8, {id, begin, begin + 1});
        return false;
    }
    return true;
}

File run(std::string_view text, core::FileId id, const grammar::Lexed& lexed, core::Diagnostics& diagnostics,
         bool notes_expectations) {
    grammar::ParseState state(text, id, lexed, diagnostics, notes_expectations);
    grammar::run(lexed.tokens.data(), &lexed.tokens.back(), state);
    return std::move(state.file);
}

}  // namespace

File parse(const core::SourceText& source, core::FileId id, core::Diagnostics& diagnostics) {
    File file;
    file.id = id;
    if (!is_readable(source.text(), id, diagnostics)) return file;
    const grammar::Lexed lexed = grammar::lex(source.text(), id, diagnostics);
    if (lexed.is_too_deep) return file;

    // Most files are right. Only when one is not does a second run note what could have stood where it went
    // wrong.
    core::Diagnostics found;
    file = run(source.text(), id, lexed, found, false);
    if (!found.is_empty()) {
        core::Diagnostics explained;
        file = run(source.text(), id, lexed, explained, true);
        diagnostics.append(explained);
    }
    file.comments = lexed.comments;
    return file;
}

std::vector<File> parse_all(const core::SourceMap& sources, std::span<const core::FileId> ids,
                            core::Diagnostics& diagnostics) {
    std::vector<File> files(ids.size());
    std::vector<core::Diagnostics> found(ids.size());
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (std::size_t i = next++; i < ids.size(); i = next++)
            files[i] = parse(sources.at(ids[i]), ids[i], found[i]);
    };
    {
        std::vector<std::jthread> helpers;
        const std::size_t cores = std::thread::hardware_concurrency();  // 0: not known
        for (std::size_t i = 1; i < std::min(cores, ids.size()); ++i) helpers.emplace_back(work);
        work();
    }
    for (const core::Diagnostics& of_file : found) diagnostics.append(of_file);
    return files;
}

}  // namespace dsl::syntax
