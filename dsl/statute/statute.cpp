#include "dsl/statute/statute.hpp"

#include <algorithm>
#include <utility>

#include "dsl/core/digest.hpp"

namespace dsl::statute {

using core::Citation;
using core::Rank;

namespace {

Citation without(Citation citation, Rank rank) {
    citation.part(rank).reset();
    return citation;
}

/// The citation with every range replaced by one of its ends.
Citation end_of(Citation citation, bool last) {
    for (auto& part : citation.parts)
        if (part) part = core::PlaceRange{last ? part->last : part->first, last ? part->last : part->first};
    return citation;
}

}  // namespace

std::string_view Statute::text(const Unit& unit) const {
    return std::string_view{text_}.substr(unit.range.begin, unit.range.end - unit.range.begin);
}

std::string Statute::own_text(std::uint32_t index) const {
    const Unit& unit = units_[index];
    std::string own;
    std::uint32_t at = unit.range.begin;
    for (const std::uint32_t child : children_[index]) {
        own += text_.substr(at, units_[child].range.begin - at);
        at = units_[child].range.end;
    }
    return own + text_.substr(at, unit.range.end - at);
}

std::string Statute::digest(const Unit& unit) const { return core::sha256_hex(text(unit)); }
std::string Statute::digest() const { return core::sha256_hex(text_); }

std::uint32_t Statute::append_text(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(text_.size());
    text_ += text;
    return begin;
}

std::uint32_t Statute::add_unit(Unit unit) {
    const auto index = static_cast<std::uint32_t>(units_.size());
    by_place_[unit.place].push_back(index);
    if (unit.place.part(Rank::Satz)) by_place_without_satz_[without(unit.place, Rank::Satz)].push_back(index);
    if (unit.parent != no_unit) children_[unit.parent].push_back(index);
    units_.push_back(std::move(unit));
    children_.emplace_back();
    return index;
}

bool Statute::has_half_sentence(std::uint32_t index, const core::Place& half) const {
    const Unit& unit = units_[index];
    std::vector<TextRange> lists;
    for (const std::uint32_t child : children_[index]) {
        const TextRange range = units_[child].range;
        lists.push_back({range.begin - unit.range.begin, range.end - unit.range.begin});
    }
    return half.suffix.empty() && half.number <= split_half_sentences(text(unit), lists).size();
}

std::optional<Resolution> Statute::resolve_single(const Citation& citation) const {
    Citation wanted = citation;
    Resolution found;
    const std::optional<core::PlaceRange> half = citation.part(Rank::Halbsatz);
    for (const Rank rank : {Rank::Unterabsatz, Rank::Halbsatz, Rank::Alternative}) {
        if (!wanted.part(rank)) continue;
        wanted.part(rank).reset();
        found.exact = false;
    }
    auto place = by_place_.find(wanted);
    if (place == by_place_.end()) {
        const bool may_leave_out_satz = wanted.part(Rank::Nummer) || wanted.part(Rank::Buchstabe);
        place = by_place_without_satz_.find(wanted);
        if (!may_leave_out_satz || place == by_place_without_satz_.end()) return std::nullopt;
    }
    found.unit = place->second.front();
    found.ambiguous = place->second.size() > 1;
    const bool half_of_this =
        half && citation.part(Rank::Satz) && !citation.part(Rank::Nummer) && !citation.part(Rank::Buchstabe);
    if (half_of_this) {
        if (!has_half_sentence(found.unit, half->first)) return std::nullopt;
        found.exact = !citation.part(Rank::Unterabsatz) && !citation.part(Rank::Alternative);
    }
    return found;
}

std::optional<Resolution> Statute::resolve(const Citation& citation) const {
    if (citation.act != act_) return std::nullopt;
    const std::optional<Resolution> first = resolve_single(end_of(citation, false));
    const Citation last = end_of(citation, true);
    if (!first || (last != end_of(citation, false) && !resolve_single(last))) return std::nullopt;
    return first;
}

bool Statute::exists(const Citation& citation) const {
    const std::optional<Resolution> found = resolve(citation);
    if (!found) return false;
    for (std::uint32_t index = found->unit; index != no_unit; index = units_[index].parent)
        if (units_[index].repealed) return false;
    return true;
}

}  // namespace dsl::statute
