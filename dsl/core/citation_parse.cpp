// Reads one citation, by hand: it is needed for person files and options too, where the grammar is not at
// hand.
#include <algorithm>
#include <utility>

#include "dsl/core/citation.hpp"
#include "dsl/core/source.hpp"

namespace dsl::core {

namespace {

constexpr std::size_t longest_suffix = 4;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_small(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_ascii_letter(char letter) { return is_small(letter) || (letter >= 'A' && letter <= 'Z'); }

/// Length of the blank `text` begins with; no-break spaces come along when a gazette is copied.
std::size_t blank_length(std::string_view text) {
    if (text.empty()) return 0;
    if (text[0] == ' ' || text[0] == '\t' || text[0] == '\n' || text[0] == '\r') return 1;
    if (text.starts_with("\u00a0")) return 2;
    return text.starts_with("\u202f") ? 3 : 0;
}

bool starts_with_name_letter(std::string_view text) {
    if (text.empty() || blank_length(text) > 0 || text.starts_with("§")) return false;
    const char letter = text[0];
    return is_ascii_letter(letter) || is_digit(letter) || letter == '_' || letter == '/' ||
           static_cast<unsigned char>(letter) >= 0x80;
}

struct RankWord {
    std::string_view word;
    Rank rank;
};
constexpr std::array<RankWord, 20> rank_words{
    {{"§§", Rank::Paragraph},      {"§", Rank::Paragraph},
     {"Art.", Rank::Article},      {"Artikel", Rank::Article},
     {"Abs.", Rank::Absatz},       {"Absatz", Rank::Absatz},
     {"UAbs.", Rank::Unterabsatz}, {"Unterabsatz", Rank::Unterabsatz},
     {"Satz", Rank::Satz},         {"S.", Rank::Satz},
     {"Hs.", Rank::Halbsatz},      {"Halbsatz", Rank::Halbsatz},
     {"Nr.", Rank::Nummer},        {"Nummer", Rank::Nummer},
     {"Buchst.", Rank::Buchstabe}, {"Buchstabe", Rank::Buchstabe},
     {"lit.", Rank::Buchstabe},    {"Lit.", Rank::Buchstabe},
     {"Alt.", Rank::Alternative},  {"Alternative", Rank::Alternative}}};

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::variant<Citation, CitationError> read() {
        Citation citation;
        std::optional<Rank> finest;
        skip_blanks();
        while (const std::optional<Rank> rank = take_rank_word()) {
            if (finest && !may_follow(*rank, *finest))
                return fail("Teile von grob nach fein, jeder einmal (§, Abs., Satz, Nr., Buchst.)", start_);
            const std::optional<PlaceRange> range = take_range();
            if (!range) return fail(expected_, position_);
            citation.part(*rank) = *range;
            finest = rank;
        }
        citation.act = take_name();
        if (!finest) return fail("`§`, `Art.` oder `Abs.`", 0);
        if (position_ != text_.size())
            return fail("`Abs.`, `Satz`, `Nr.`, `Buchst.` oder ein Gesetz", position_);
        return citation;
    }

private:
    static CitationError fail(std::string_view expected, std::size_t position) {
        return {position, std::string{expected}};
    }

    static bool may_follow(Rank next, Rank last) {
        const bool two_tops = last == Rank::Paragraph && next == Rank::Article;
        return next > last && !two_tops;
    }

    void skip_blanks() {
        while (const std::size_t length = blank_length(text_.substr(position_))) position_ += length;
    }

    std::optional<Rank> take_rank_word() {
        const std::string_view rest = text_.substr(position_);
        for (const auto& [word, rank] : rank_words) {
            if (!rest.starts_with(word)) continue;
            const std::string_view after = rest.substr(word.size());
            if (is_ascii_letter(word.back()) && starts_with_name_letter(after) && !is_digit(after[0]))
                continue;  // "Satzung" is a name, "Satz2" a slip we understand
            start_ = position_;
            position_ += word.size();
            skip_blanks();
            return rank;
        }
        return std::nullopt;
    }

    std::optional<Place> take_place() {
        std::size_t end = position_;
        while (end < text_.size() && (is_digit(text_[end]) || is_ascii_letter(text_[end]))) ++end;
        const std::optional<Place> place = parse_place(text_.substr(position_, end - position_));
        if (place) position_ = end;
        return place;
    }

    std::optional<PlaceRange> take_range() {
        expected_ = "eine Nummer wie 25b oder ein Buchstabe";
        const std::optional<Place> first = take_place();
        if (!first) return std::nullopt;
        PlaceRange range{*first, *first};
        skip_blanks();
        if (!take_word("bis")) return range;
        const std::size_t before = position_;
        const std::optional<Place> last = take_place();
        if (!last) return std::nullopt;
        range.last = *last;
        if (range.last < range.first) {
            position_ = before;
            expected_ = "eine Nummer nach " + to_text(range.first);
            return std::nullopt;
        }
        skip_blanks();
        return range;
    }

    bool take_word(std::string_view word) {
        const std::string_view rest = text_.substr(position_);
        if (!rest.starts_with(word) || starts_with_name_letter(rest.substr(word.size()))) return false;
        position_ += word.size();
        skip_blanks();
        return true;
    }

    std::string take_name() {
        std::size_t end = position_;
        while (starts_with_name_letter(text_.substr(end))) ++end;
        if (end == position_ || is_digit(text_[position_])) return {};
        std::string name{text_.substr(position_, end - position_)};
        position_ = end;
        skip_blanks();
        return to_nfc(name);
    }

    std::string_view text_;
    std::size_t position_ = 0;
    std::size_t start_ = 0;  // of the last rank word
    std::string expected_;
};

}  // namespace

std::optional<Place> parse_place(std::string_view text) {
    std::size_t digits = 0;
    std::uint32_t number = 0;
    for (; digits < text.size() && is_digit(text[digits]); ++digits) {
        number = number * 10 + static_cast<std::uint32_t>(text[digits] - '0');
        if (number > 65535) return std::nullopt;
    }
    const std::string_view suffix = text.substr(digits);
    if (text.empty() || suffix.size() > longest_suffix ||
        !std::all_of(suffix.begin(), suffix.end(), is_small))
        return std::nullopt;
    if (digits > 0 && (number == 0 || text[0] == '0')) return std::nullopt;
    return Place{static_cast<std::uint16_t>(number), std::string{suffix}};
}

std::variant<Citation, CitationError> parse_citation(std::string_view text) {
    if (const std::optional<std::size_t> bad = find_invalid_utf8(text))
        return CitationError{*bad, "gültiges UTF-8"};
    return Reader{text}.read();
}

}  // namespace dsl::core
