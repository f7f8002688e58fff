#include "dsl/core/citation.hpp"

#include <algorithm>

namespace dsl::core {

namespace {

constexpr std::array<std::string_view, rank_count> abbreviations{"§",   "Art.", "Abs.",    "UAbs.", "Satz",
                                                                 "Hs.", "Nr.",  "Buchst.", "Alt."};

bool holds(const PlaceRange& outer, const PlaceRange& inner) {
    return outer.first <= inner.first && inner.last <= outer.last;
}

bool meet(const PlaceRange& a, const PlaceRange& b) { return a.first <= b.last && b.first <= a.last; }

std::optional<Rank> coarsest_rank(const Citation& citation) {
    for (std::size_t i = 0; i < rank_count; ++i)
        if (citation.parts[i]) return static_cast<Rank>(i);
    return std::nullopt;
}

}  // namespace

bool Citation::is_empty() const {
    return act.empty() &&
           std::none_of(parts.begin(), parts.end(), [](const auto& part) { return part.has_value(); });
}

Citation resolve(const Citation& relative, const Citation& enclosing) {
    Citation result = relative;
    if (result.act.empty()) result.act = enclosing.act;
    if (relative.names_paragraph() || result.act != enclosing.act) return result;
    const std::optional<Rank> coarsest = coarsest_rank(relative);
    for (std::size_t i = 0; i < (coarsest ? index_of(*coarsest) : rank_count); ++i)
        result.parts[i] = enclosing.parts[i];
    return result;
}

std::string_view abbreviation(Rank rank) { return abbreviations[index_of(rank)]; }

std::string to_text(const Place& place) {
    return place.number == 0 && !place.suffix.empty() ? place.suffix
                                                      : std::to_string(place.number) + place.suffix;
}

std::string to_text(const Citation& citation) {
    std::string text;
    const auto append = [&text](std::string_view word) {
        if (!text.empty()) text += ' ';
        text += word;
    };
    for (std::size_t i = 0; i < rank_count; ++i) {
        const std::optional<PlaceRange>& part = citation.parts[i];
        if (!part) continue;
        const bool plural = static_cast<Rank>(i) == Rank::Paragraph && !part->is_single();
        append(plural ? "§§" : abbreviations[i]);
        append(to_text(part->first));
        if (!part->is_single()) append("bis " + to_text(part->last));
    }
    if (!citation.act.empty()) append(citation.act);
    return text;
}

bool contains(const Citation& outer, const Citation& inner) {
    if (outer.act != inner.act) return false;
    for (std::size_t i = 0; i < rank_count; ++i)
        if (outer.parts[i] && !(inner.parts[i] && holds(*outer.parts[i], *inner.parts[i]))) return false;
    return true;
}

bool overlaps(const Citation& a, const Citation& b) {
    if (a.act != b.act) return false;
    for (std::size_t i = 0; i < rank_count; ++i)
        if (a.parts[i] && b.parts[i] && !meet(*a.parts[i], *b.parts[i])) return false;
    return true;
}

Membership membership(const Citation& fact, const Citation& member) {
    if (!fact.act.empty() && fact.act != member.act) return Membership::No;
    bool certain = !fact.act.empty();
    for (std::size_t i = 0; i < rank_count; ++i) {
        const std::optional<PlaceRange>&said = fact.parts[i], &wanted = member.parts[i];
        if (!wanted) continue;
        if (said && !meet(*said, *wanted)) return Membership::No;
        if (!said || !holds(*wanted, *said)) certain = false;
    }
    // A paragraph is never below an article and the other way round; without this both would be "coarser".
    const bool different_kind = (fact.part(Rank::Article) && member.part(Rank::Paragraph)) ||
                                (fact.part(Rank::Paragraph) && member.part(Rank::Article));
    if (different_kind) return Membership::No;
    return certain ? Membership::Yes : Membership::Maybe;
}

}  // namespace dsl::core
