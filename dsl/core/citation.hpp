/// Where a rule stands in the law, as a value: act, paragraph or article, and the parts below it. Parsed from
/// text, resolved against the citation that encloses it, compared, printed, and asked whether one holds
/// another. Must not know any act: which citations exist is the business of dsl/statute.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace dsl::core {

/// From coarse to fine. A citation has a Paragraph or an Article, not both.
enum class Rank : std::uint8_t {
    Paragraph,
    Article,
    Absatz,
    Unterabsatz,
    Satz,
    Halbsatz,
    Nummer,
    Buchstabe,
    Alternative
};
constexpr std::size_t rank_count = 9;
constexpr std::size_t index_of(Rank rank) { return static_cast<std::size_t>(rank); }

/// "25b", "4", "a": "4" < "4a" < "5", "a" < "b".
struct Place {
    std::uint16_t number = 0;  // 0: letters only
    std::string suffix;

    friend auto operator<=>(const Place&, const Place&) = default;
};

/// "1" (first equals last) or "1 bis 3"; `22 bis 26` holds 23a.
struct PlaceRange {
    Place first, last;

    bool is_single() const { return first == last; }
    friend auto operator<=>(const PlaceRange&, const PlaceRange&) = default;
};

struct Citation {
    std::string act;  // "AufenthG"; empty: relative, or not said
    std::array<std::optional<PlaceRange>, rank_count> parts;

    const std::optional<PlaceRange>& part(Rank rank) const { return parts[index_of(rank)]; }
    std::optional<PlaceRange>& part(Rank rank) { return parts[index_of(rank)]; }
    bool names_paragraph() const { return part(Rank::Paragraph) || part(Rank::Article); }
    bool is_absolute() const { return !act.empty() && names_paragraph(); }
    bool is_empty() const;

    /// Total order: act, then part by part from the coarsest on, a missing part first.
    friend auto operator<=>(const Citation&, const Citation&) = default;
};

struct CitationError {
    std::size_t position = 0;  // byte where reading stopped
    std::string expected;      // German: "eine Nummer wie 25b"
};

/// One citation: "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG", "§§ 22 bis 26 AufenthG", "Art. 62 Abs. 1
/// VO_2024_1348", also relative ("Abs. 2"). Accepts "S.", "Lit.", "lit.", "Buchst.", "Hs.", "Halbsatz",
/// "UAbs.", "Alt.". The whole text must be one citation; parts stand from coarse to fine.
std::variant<Citation, CitationError> parse_citation(std::string_view text);

/// "25b", "4", "a"; nothing else.
std::optional<Place> parse_place(std::string_view text);

/// A part replaces the part of the same rank of `enclosing` and drops the finer ones; coarser ones and the
/// act are kept.
Citation resolve(const Citation& relative, const Citation& enclosing);

std::string to_text(const Citation& citation);
std::string to_text(const Place& place);
std::string_view abbreviation(
    Rank rank);  // "§", "Art.", "Abs.", "UAbs.", "Satz", "Hs.", "Nr.", "Buchst.", "Alt."

/// Every part of `outer` is present in `inner` and within the range: `inner` lies at or below `outer`.
bool contains(const Citation& outer, const Citation& inner);
/// Something lies below both.
bool overlaps(const Citation& a, const Citation& b);

/// Whether what `fact` says belongs to `member`. Maybe: `fact` is coarser than `member` (or a range, or
/// without an act) and the rest agrees.
enum class Membership : std::uint8_t { No, Maybe, Yes };
Membership membership(const Citation& fact, const Citation& member);

}  // namespace dsl::core
