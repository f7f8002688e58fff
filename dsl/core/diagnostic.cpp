#include "dsl/core/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <utility>

namespace dsl::core {

namespace {

constexpr std::string_view texts[] = {
#define DIAGNOSTIC_TEXT(name, text) text,
#include "dsl/core/diagnostic_codes.def"
#undef DIAGNOSTIC_TEXT
};

constexpr std::size_t dropped_index = std::numeric_limits<std::size_t>::max();

/// A template of the catalogue with its arguments. A template that wants more arguments than it gets is our
/// mistake; the author still gets a readable message instead of a crash.
std::string filled(std::string_view pattern, fmt::format_args args) {
    if (pattern.empty()) return {};
    try {
        return fmt::vformat(pattern, args);
    } catch (const fmt::format_error&) {
        return std::string{pattern};
    }
}

auto order_key(const Diagnostic& diagnostic) {
    return std::tie(diagnostic.span.file, diagnostic.span.begin, diagnostic.span.end, diagnostic.severity,
                    diagnostic.code, diagnostic.message);
}

}  // namespace

const std::vector<CodeEntry>& all_codes() {
    static const std::vector<CodeEntry> entries{
#define DIAGNOSTIC(code, name, severity, message, label, help) \
    CodeEntry{Code::name, #code, Severity::severity, message, label, help},
#include "dsl/core/diagnostic_codes.def"
#undef DIAGNOSTIC
    };
    return entries;
}

const CodeEntry& entry_of(Code code) { return all_codes()[static_cast<std::size_t>(code)]; }

std::string_view id_of(Code code) { return entry_of(code).id; }

std::optional<Code> find_code(std::string_view id) {
    std::string wanted{id};
    if (!wanted.empty() && wanted[0] >= 'a' && wanted[0] <= 'z')
        wanted[0] = static_cast<char>(wanted[0] - 'a' + 'A');
    for (const CodeEntry& entry : all_codes())
        if (entry.id == wanted) return entry.code;
    return std::nullopt;
}

std::string_view template_of(TextId text) { return texts[static_cast<std::size_t>(text)]; }

std::size_t text_count() { return std::size(texts); }

Diagnostics::Builder& Diagnostics::Builder::add_label(Span span, TextId text, fmt::format_args args) {
    if (index_ != dropped_index)
        owner_->kept_[index_].labels.push_back({span, filled(template_of(text), args)});
    return *this;
}

Diagnostics::Builder& Diagnostics::Builder::add_help(TextId text, fmt::format_args args) {
    if (index_ != dropped_index) owner_->kept_[index_].helps.push_back(filled(template_of(text), args));
    return *this;
}

Diagnostics::Builder Diagnostics::add(Code code, Span span, fmt::format_args args) {
    const CodeEntry& entry = entry_of(code);
    if (entry.severity == Severity::Error) ++errors_;
    if (entry.severity == Severity::Warning) ++warnings_;
    if (kept_.size() >= kept_at_most) {
        ++dropped_;
        return {*this, dropped_index};
    }
    Diagnostic diagnostic{code, entry.severity, span, filled(entry.message, args), {}, {}};
    if (!entry.label.empty()) diagnostic.labels.push_back({span, filled(entry.label, args)});
    if (!entry.help.empty()) diagnostic.helps.push_back(filled(entry.help, args));
    kept_.push_back(std::move(diagnostic));
    return {*this, kept_.size() - 1};
}

bool Diagnostics::contains(Code code) const {
    return std::any_of(kept_.begin(), kept_.end(),
                       [code](const Diagnostic& kept) { return kept.code == code; });
}

std::vector<Diagnostic> Diagnostics::sorted(std::size_t limit) const {
    std::vector<Diagnostic> result = kept_;
    std::stable_sort(result.begin(), result.end(),
                     [](const auto& a, const auto& b) { return order_key(a) < order_key(b); });
    const auto same = [](const auto& a, const auto& b) { return order_key(a) == order_key(b); };
    result.erase(std::unique(result.begin(), result.end(), same), result.end());
    const std::size_t hidden = dropped_ + (result.size() > limit ? result.size() - limit : 0);
    if (hidden == 0) return result;
    result.resize(std::min(result.size(), limit));
    const CodeEntry& entry = entry_of(Code::MoreNotShown);
    result.push_back(
        {entry.code, entry.severity, Span{}, filled(entry.message, fmt::make_format_args(hidden)), {}, {}});
    return result;
}

void Diagnostics::append(const Diagnostics& other) {
    errors_ += other.errors_;
    warnings_ += other.warnings_;
    const std::size_t room = kept_at_most - std::min(kept_at_most, kept_.size());
    const std::size_t taken = std::min(room, other.kept_.size());
    const std::vector<Diagnostic> copies(other.kept_.begin(),
                                         other.kept_.begin() + static_cast<std::ptrdiff_t>(taken));
    kept_.insert(kept_.end(), copies.begin(), copies.end());
    dropped_ += other.dropped_ + (other.kept_.size() - taken);
}

}  // namespace dsl::core
