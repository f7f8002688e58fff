// What source.hpp promises about UTF-8 and names.
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

#include "dsl/core/source.hpp"

namespace dsl::core {

namespace {

struct Letter {
    utf8proc_int32_t code_point = -1;  // -1: not well-formed
    std::size_t length = 1;
};

Letter letter_at(std::string_view text, std::size_t at) {
    Letter letter;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
    const utf8proc_ssize_t used =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &letter.code_point);
    if (used > 0)
        letter.length = static_cast<std::size_t>(used);
    else
        letter.code_point = -1;
    return letter;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

/// ASCII and the German letters only: the common case, composed already (no combining mark can follow).
bool is_plain_german(std::string_view text) {
    static constexpr std::string_view seconds = "\x84\x96\x9C\x9F\xA4\xB6\xBC";  // of Ä Ö Ü ß ä ö ü
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (static_cast<unsigned char>(text[i]) < 0x80) continue;
        if (text[i] != '\xC3' || i + 1 == text.size() || seconds.find(text[++i]) == std::string_view::npos)
            return false;
    }
    return true;
}

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t i = 0; i < text.size();) {
        const Letter letter = letter_at(text, i);
        points.push_back(letter.code_point < 0 ? U'\uFFFD' : static_cast<char32_t>(letter.code_point));
        i += letter.length;
    }
    return points;
}

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
std::size_t slips_between(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            current[j] = std::min({previous[j] + 1, current[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                current[j] = std::min(current[j], before[j - 2] + 1);
        }
        std::swap(before, previous);
        std::swap(previous, current);
    }
    return previous[b.size()];
}

constexpr std::size_t longest_name_compared = 200;  // the distance costs length squared

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) < 0x80) {
            ++i;
            continue;
        }
        const Letter letter = letter_at(text, i);
        if (letter.code_point < 0) return i;
        i += letter.length;
    }
    return std::nullopt;
}

std::string to_nfc(std::string_view text) {
    if (is_plain_german(text)) return std::string{text};
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
        &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner{mapped, &std::free};
    if (length < 0) return std::string{text};
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) i += letter_at(text, i).length;
    return count;
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size();) {
        const Letter letter = letter_at(text, i);
        width += letter.code_point < 0
                     ? 1
                     : static_cast<std::size_t>(std::max(0, utf8proc_charwidth(letter.code_point)));
        i += letter.length;
    }
    return width;
}

std::string canonical_name(std::string_view name) {
    if (is_ascii(name)) return std::string{name};
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> spellings{{{"ä", "ae"},
                                                                                             {"ö", "oe"},
                                                                                             {"ü", "ue"},
                                                                                             {"ß", "ss"},
                                                                                             {"Ä", "Ae"},
                                                                                             {"Ö", "Oe"},
                                                                                             {"Ü", "Ue"},
                                                                                             {"ẞ", "SS"}}};
    const std::string rest = to_nfc(name);
    std::string result;
    result.reserve(rest.size() + 4);
    for (std::size_t i = 0; i < rest.size();) {
        if (static_cast<unsigned char>(rest[i]) < 0x80) {
            result += rest[i++];
            continue;
        }
        const std::size_t length = letter_at(rest, i).length;
        const std::string_view letter = std::string_view{rest}.substr(i, length);
        const auto found = std::find_if(spellings.begin(), spellings.end(),
                                        [&](const auto& pair) { return pair.first == letter; });
        result += found == spellings.end() ? letter : found->second;
        i += length;
    }
    return result;
}

bool same_name(std::string_view a, std::string_view b) {
    if (a == b) return true;
    const auto begins_plainly = [](std::string_view text) {  // no accent can follow and change the letter
        return !text.empty() && is_ascii(text.substr(0, 2));
    };
    if (begins_plainly(a) && begins_plainly(b) && a.front() != b.front()) return false;
    if (is_ascii(a) && is_ascii(b)) return false;  // such names have one spelling only
    return canonical_name(a) == canonical_name(b);
}

std::optional<std::string> nearest_name(std::string_view name, std::span<const std::string> candidates) {
    const std::u32string wanted = code_points(canonical_name(name));
    if (wanted.empty() || wanted.size() > longest_name_compared) return std::nullopt;
    // One slip in three letters: more would suggest words that only look alike.
    std::size_t fewest = std::max<std::size_t>(1, wanted.size() / 3) + 1;
    const std::string* nearest = nullptr;
    for (const std::string& candidate : candidates) {
        const std::u32string other = code_points(canonical_name(candidate));
        const std::size_t difference =
            other.size() > wanted.size() ? other.size() - wanted.size() : wanted.size() - other.size();
        if (difference >= fewest || other.size() > longest_name_compared) continue;
        const std::size_t slips = slips_between(wanted, other);
        if (slips < fewest) {
            fewest = slips;
            nearest = &candidate;
        }
    }
    if (nearest == nullptr || fewest >= wanted.size()) return std::nullopt;
    return *nearest;
}

}  // namespace dsl::core
