/// Messages for authors and users, as values: a code, a place, German wording from the one catalogue
/// (diagnostic_codes.def), further labels and helps. Diagnostics collects them and never throws; render()
/// draws them. New message: one row in the catalogue, one section in docs/diagnostics.md, one golden test.
///
///     diagnostics.report(Code::UnknownName, span, name).help(TextId::DidYouMean, nearest);
#pragma once

#include <fmt/core.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/core/source.hpp"

namespace dsl::core {

enum class Severity : std::uint8_t { Error, Warning, Note };

enum class Code : std::uint16_t {
#define DIAGNOSTIC(code, name, severity, message, label, help) name,
#include "dsl/core/diagnostic_codes.def"
#undef DIAGNOSTIC
};

enum class TextId : std::uint16_t {
#define DIAGNOSTIC_TEXT(name, text) name,
#include "dsl/core/diagnostic_codes.def"
#undef DIAGNOSTIC_TEXT
};

/// One row of the catalogue.
struct CodeEntry {
    Code code;
    std::string_view id;  // "T301"
    Severity severity;
    std::string_view message, label, help;  // templates with {0}, {1}, ...
};

const std::vector<CodeEntry>& all_codes();
const CodeEntry& entry_of(Code code);
std::optional<Code> find_code(std::string_view id);  // "T301", "t301"
std::string_view id_of(Code code);
std::string_view template_of(TextId text);
std::size_t text_count();

struct Label {
    Span span;
    std::string text;
};

struct Diagnostic {
    Code code{};
    Severity severity = Severity::Error;
    Span span;
    std::string message;
    std::vector<Label> labels;  // a label on `span` itself is drawn at the caret
    std::vector<std::string> helps;
};

class Diagnostics {
public:
    static constexpr std::size_t kept_at_most = 10'000;  // beyond that only counted
    static constexpr std::size_t shown_at_most = 200;

    /// Adds to the message just reported. Valid until Diagnostics is destroyed.
    class Builder {
    public:
        template <class... Args> Builder& label(Span span, TextId text, const Args&... args) {
            return add_label(span, text, fmt::make_format_args(args...));
        }
        template <class... Args> Builder& help(TextId text, const Args&... args) {
            return add_help(text, fmt::make_format_args(args...));
        }

    private:
        friend class Diagnostics;
        Builder(Diagnostics& owner, std::size_t index) : owner_(&owner), index_(index) {}
        Builder& add_label(Span span, TextId text, fmt::format_args args);
        Builder& add_help(TextId text, fmt::format_args args);

        Diagnostics* owner_;
        std::size_t index_;
    };

    template <class... Args> Builder report(Code code, Span span, const Args&... args) {
        return add(code, span, fmt::make_format_args(args...));
    }

    std::size_t error_count() const { return errors_; }
    std::size_t warning_count() const { return warnings_; }
    bool has_errors() const { return errors_ != 0; }
    bool is_empty() const { return kept_.empty(); }
    bool contains(Code code) const;

    /// In order of reporting, all that were kept.
    const std::vector<Diagnostic>& all() const { return kept_; }
    /// By place (file, offset), equal ones once, at most `limit`; then a note says how many are not shown.
    std::vector<Diagnostic> sorted(std::size_t limit = shown_at_most) const;
    void append(const Diagnostics& other);

private:
    Builder add(Code code, Span span, fmt::format_args args);

    std::vector<Diagnostic> kept_;
    std::size_t errors_ = 0;
    std::size_t warnings_ = 0;
    std::size_t dropped_ = 0;
};

struct RenderStyle {
    bool color = false;
    bool ascii = false;       // no box characters and no colour of its own; letters stay UTF-8
    std::size_t width = 100;  // helps and notes wrap here; source lines are cut around the caret
};

/// One message as text, ending with a line feed.
std::string render(const Diagnostic& diagnostic, const SourceMap& sources, const RenderStyle& style = {});
/// All of `diagnostics`, sorted, with blank lines between and a closing line ("2 Fehler, 1 Warnung").
std::string render(const Diagnostics& diagnostics, const SourceMap& sources, const RenderStyle& style = {});

}  // namespace dsl::core
