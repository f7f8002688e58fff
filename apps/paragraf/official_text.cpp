#include "apps/paragraf/official_text.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include <fmt/format.h>

namespace apps {

namespace {

using dsl::core::Citation;
using dsl::core::Rank;
using dsl::statute::Statute;
using dsl::statute::Unit;

constexpr std::size_t width = 98;

std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// "Satz 2", "Nr. 1a", "Buchst. a": the last part of the place.
std::string label_of(const Citation& place) {
    constexpr std::array words{std::pair{Rank::Buchstabe, "Buchst."}, std::pair{Rank::Nummer, "Nr."},
                               std::pair{Rank::Satz, "Satz"}, std::pair{Rank::Absatz, "Abs."}};
    for (const auto& [rank, word] : words) {
        const auto& part = place.part(rank);
        if (part) return fmt::format("{} {}", word, dsl::core::to_text(part->first));
    }
    return "";
}

/// The label says the number already.
std::string_view without_number(std::string_view text, const Citation& place) {
    for (const auto& [rank, before, after] :
         {std::tuple{Rank::Buchstabe, "", ")"}, std::tuple{Rank::Nummer, "", "."},
          std::tuple{Rank::Satz, "", ""}, std::tuple{Rank::Absatz, "(", ")"}}) {
        const auto& part = place.part(rank);
        if (!part) continue;
        const std::string number = before + dsl::core::to_text(part->first) + after;
        const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
        if (rank != Rank::Satz && text.substr(begin).starts_with(number))
            text.remove_prefix(begin + number.size());
        break;
    }
    return text;
}

/// `lead` before the first line, blanks as wide before the others; no word is broken.
void add_wrapped(std::string& out, const std::string& lead, std::string_view text) {
    std::string line = "-- " + lead;
    const std::string hang = "-- " + std::string(columns(lead), ' ');
    bool is_empty = true;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t begin = text.find_first_not_of(" \t\r\n", at);
        if (begin == std::string_view::npos) break;
        at = std::min(text.find_first_of(" \t\r\n", begin), text.size());
        const std::string_view word = text.substr(begin, at - begin);
        if (!is_empty && columns(line) + 1 + columns(word) > width) {
            out += line + '\n';
            line = hang;
            is_empty = true;
        }
        line += (is_empty ? "" : " ") + std::string(word);
        is_empty = false;
    }
    out += line + '\n';
}

std::size_t depth_below(const Statute& statute, std::uint32_t index, std::uint32_t top) {
    std::size_t depth = 0;
    while (index != top && index != dsl::statute::no_unit) {
        index = statute.unit(index).parent;
        ++depth;
    }
    return depth;
}

bool is_below(const Statute& statute, std::uint32_t index, std::uint32_t top) {
    while (index != top && index != dsl::statute::no_unit) index = statute.unit(index).parent;
    return index == top;
}

}  // namespace

std::string official_text(const dsl::statute::Shelf& shelf, const Citation& place, dsl::core::Date day) {
    const std::string name = dsl::core::to_text(place);
    const Statute* statute = shelf.on(place.act, day);
    if (statute == nullptr)
        return fmt::format("-- Amtlicher Text von {}: keine Fassung vom {} oder früher zur Hand\n", name,
                           dsl::core::to_german(day));
    const auto found = statute->resolve(place);
    if (!found)
        return fmt::format("-- Amtlicher Text von {}: steht nicht in der Fassung vom {}\n", name,
                           dsl::core::to_german(statute->state()));
    const Unit& top = statute->unit(found->unit);
    std::string out = fmt::format("-- Amtlicher Text: {}{}, Stand {}\n", name,
                                  top.title.empty() ? "" : fmt::format(" „{}“", top.title),
                                  dsl::core::to_german(statute->state()));
    for (std::uint32_t i = found->unit; i < statute->units().size(); ++i) {
        if (!is_below(*statute, i, found->unit)) break;
        const std::string own = statute->own_text(i);
        const std::string_view text = without_number(own, statute->unit(i).place);
        const bool has_text = text.find_first_not_of(" \t\r\n") != std::string_view::npos;
        if (!has_text && i == found->unit) continue;
        const std::string label = label_of(statute->unit(i).place);
        const std::string indent(2 * depth_below(*statute, i, found->unit), ' ');
        add_wrapped(out, indent + (label.empty() ? "" : label + (has_text ? ": " : "")), text);
    }
    return out;
}

}  // namespace apps
