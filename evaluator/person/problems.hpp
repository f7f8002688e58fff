// Reports what is wrong with a person's file: each message with its place, the path of the value in the file
// (`angaben.kinder[0].geburtsdatum`) and what was expected. One way to do it for all parts of the reader; the
// wording stands in dsl/core/diagnostic_codes.def.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "dsl/core/diagnostic.hpp"

namespace evaluator::person {

namespace core = dsl::core;
using core::Code;
using core::TextId;

/// Where in the file we are, as the reader descends; cheap to extend, spelled out only for messages.
class Path {
public:
    Path() = default;
    Path(const Path* parent, std::string_view member) : parent_(parent), member_(member) {}
    Path(const Path* parent, std::size_t index) : parent_(parent), index_(index), is_index_(true) {}

    std::string text() const;

private:
    const Path* parent_ = nullptr;
    std::string_view member_;
    std::size_t index_ = 0;
    bool is_index_ = false;
};

class Problems {
public:
    explicit Problems(core::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    template <class... Args>
    core::Diagnostics::Builder report(Code code, core::Span span, const std::string& path,
                                      const Args&... args) {
        auto builder = diagnostics_.report(code, span, args...);
        if (!path.empty()) builder.help(TextId::AtPath, path);
        return builder;
    }
    template <class... Args>
    core::Diagnostics::Builder report(Code code, core::Span span, const Path& path, const Args&... args) {
        return report(code, span, path.text(), args...);
    }
    /// Adds "meinten Sie …?" if a candidate is near; only to the first few hundred messages.
    void suggest(core::Diagnostics::Builder builder, std::string_view name,
                 std::span<const std::string> candidates);
    bool wants_suggestions() const { return suggestions_left_ > 0; }
    std::size_t error_count() const { return diagnostics_.error_count(); }

private:
    core::Diagnostics& diagnostics_;
    std::size_t suggestions_left_ = 300;
};

/// A phrase of the catalogue, filled in.
template <class... Args> std::string phrase(TextId id, const Args&... args) {
    return fmt::vformat(core::template_of(id), fmt::make_format_args(args...));
}

/// At most 60 bytes of a text from the file, cut between characters.
std::string shortened(std::string_view text);

}  // namespace evaluator::person
