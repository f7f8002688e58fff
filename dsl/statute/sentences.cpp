#include "dsl/statute/sentences.hpp"

#include <algorithm>
#include <array>

namespace dsl::statute {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool is_small(char letter) { return letter >= 'a' && letter <= 'z'; }

template <std::size_t Count>
bool one_of(std::string_view word, const std::array<std::string_view, Count>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Words after which a number is a reference, so that a full stop behind it ends the sentence.
constexpr std::array<std::string_view, 24> reference_words{
    "§",        "§§",    "Absatz", "Absatzes", "Absätze",   "Absätzen",  "Abs.",       "Satz",
    "Satzes",   "Sätze", "Nummer", "Nummern",  "Nr.",       "Buchstabe", "Artikel",    "Artikels",
    "Artikeln", "Art.",  "Anlage", "Kapitel",  "Abschnitt", "Buches",    "Buchstaben", "Sätzen"};

constexpr std::array<std::string_view, 12> months{"Januar",    "Februar", "März",     "April",
                                                  "Mai",       "Juni",    "Juli",     "August",
                                                  "September", "Oktober", "November", "Dezember"};

/// Words that begin a sentence far more often than they follow an ordinal.
constexpr std::array<std::string_view, 40> opening_words{
    "Der", "Die",  "Das",   "Dem",    "Den",    "Des",    "Dies", "Diese", "Dieser", "Dieses",
    "Ein", "Eine", "Einem", "Einer",  "Er",     "Sie",    "Es",   "Ihm",   "Ihr",    "In",
    "Im",  "Bei",  "Für",   "Wird",   "Ist",    "Hat",    "Nach", "Vor",   "Von",    "Von der",
    "Mit", "Auf",  "Satz",  "Absatz", "Soweit", "Sofern", "Wenn", "Dabei", "Zur",    "Zum"};

/// Abbreviations that never end a sentence. Those that may ("usw.", "a. F.") are left out on purpose.
constexpr std::array<std::string_view, 28> abbreviations{
    "Abs.", "Nr.",   "Nrn.", "Art.",  "S.",   "Buchst.", "Hs.",  "Halbs.", "Alt.",   "BGBl.",
    "ABl.", "BAnz.", "GBl.", "Bek.",  "vgl.", "bzw.",    "ggf.", "gem.",   "i.V.m.", "z.B.",
    "d.h.", "u.a.",  "sog.", "insb.", "Dr.",  "Kap.",    "Tz.",  "lit."};

class Splitter {
public:
    Splitter(std::string_view text, std::span<const TextRange> lists) : text_(text), lists_(lists) {}

    /// Cuts after every place for which `ends_here(position of the mark)` holds, outside of lists and
    /// parentheses.
    template <class EndsHere> std::vector<TextRange> cut(EndsHere ends_here) {
        std::vector<TextRange> ranges;
        std::size_t begin = skip_blanks(0);
        std::size_t depth = 0;
        for (std::size_t i = begin; i < text_.size(); ++i) {
            const TextRange* list = list_at(i);
            if (list != nullptr) {
                i = list->end - 1;
                const std::size_t last = text_.find_last_not_of(' ', i);
                if (last == std::string_view::npos || last < list->begin || !ends_here(last)) continue;
            } else {
                track_parentheses(text_[i], i, depth);
                if (depth > 0 || !ends_here(i)) continue;
                i = after_quotes(i);
            }
            add(ranges, begin, i + 1);
            begin = skip_blanks(i + 1);
            depth = 0;
        }
        add(ranges, begin, text_.size());
        return ranges;
    }

    bool ends_sentence(std::size_t at) const {
        const char mark = text_[at];
        if (mark != '.' && mark != '!' && mark != '?') return false;
        const std::size_t next = skip_blanks(after_quotes(at) + 1);
        if (next >= text_.size()) return false;  // the end of the text ends it anyway
        if (next == after_quotes(at) + 1 && list_ending_at(next) == nullptr)
            return false;  // no blank behind: "22.9.2000"
        if (is_small(text_[next]) || text_[next] == ',' || text_[next] == ';') return false;
        return mark != '.' || full_stop_ends(at, next);
    }

private:
    const TextRange* list_at(std::size_t position) const {
        const auto found = std::find_if(lists_.begin(), lists_.end(), [position](const TextRange& list) {
            return list.begin <= position && position < list.end;
        });
        return found == lists_.end() ? nullptr : &*found;
    }

    const TextRange* list_ending_at(std::size_t position) const {
        const auto found = std::find_if(lists_.begin(), lists_.end(),
                                        [position](const TextRange& list) { return list.end == position; });
        return found == lists_.end() ? nullptr : &*found;
    }

    std::size_t skip_blanks(std::size_t position) const {
        return std::min(text_.find_first_not_of(' ', position), text_.size());
    }

    /// A closing quote behind the mark belongs to the sentence.
    std::size_t after_quotes(std::size_t at) const {
        for (const std::string_view quote : {"“", "”", "\"", "‘"})
            if (text_.substr(at + 1).starts_with(quote)) return at + quote.size();
        return at;
    }

    void track_parentheses(char letter, std::size_t at, std::size_t& depth) const {
        // One that is never closed must not swallow the rest.
        if (letter == '(' && text_.find(')', at) != std::string_view::npos) ++depth;
        if (letter == ')' && depth > 0) --depth;
    }

    std::string_view word_before(std::size_t end) const {  // including a full stop at its end
        const std::size_t blank = end == 0 ? std::string_view::npos : text_.find_last_of(" (", end - 1);
        const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
        return text_.substr(begin, end - begin);
    }

    std::string_view word_at(std::size_t begin) const {
        return text_.substr(begin, std::min(text_.find_first_of(" ,.;:", begin), text_.size()) - begin);
    }

    bool full_stop_ends(std::size_t at, std::size_t next) const {
        const std::string_view word = word_before(at);
        const std::string_view following = word_at(next);
        if (one_of(word_before(at + 1), abbreviations)) return false;
        if (word.empty()) return true;
        const std::size_t before_word = at - word.size();
        const std::string_view previous = before_word == 0 ? "" : word_before(before_word - 1);
        if (word.size() == 1 && !is_digit(word[0]))
            return one_of(previous, reference_words) || one_of(following, opening_words);  // "z. B."
        if (!std::all_of(word.begin(), word.end(), is_digit)) return true;
        return number_ends(word, is_reference(before_word) ? reference_words.front() : previous, following);
    }

    /// What stands before a number names a place: "Satz ", also through "den Sätzen 2 und ", "Nummer 1, 2
    /// oder ".
    bool is_reference(std::size_t end) const {
        while (end > 0) {
            std::string_view word = word_before(end - 1);
            end -= word.size() + 1;
            if (word.ends_with(',')) word.remove_suffix(1);
            if (one_of(word, reference_words)) return true;
            const bool links = word == "und" || word == "oder" || word == "bis" || word == "sowie" ||
                               (!word.empty() && is_digit(word.front()));
            if (!links) return false;
        }
        return false;
    }

    /// "31. Dezember" and "18. Lebensjahr" go on; "nach § 5. Der", "im Jahr 2016. Die" end.
    bool number_ends(std::string_view number, std::string_view previous, std::string_view following) const {
        if (one_of(following, months) || following.starts_with("Lebens")) return false;
        return number.size() == 4 || one_of(previous, reference_words) || one_of(following, opening_words) ||
               following.starts_with("§");
    }

    static void add(std::vector<TextRange>& ranges, std::size_t begin, std::size_t end) {
        if (begin < end)
            ranges.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }

    std::string_view text_;
    std::span<const TextRange> lists_;
};

}  // namespace

std::vector<TextRange> split_sentences(std::string_view text, std::span<const TextRange> lists) {
    Splitter splitter{text, lists};
    return splitter.cut([&](std::size_t at) { return splitter.ends_sentence(at); });
}

std::vector<TextRange> split_half_sentences(std::string_view sentence, std::span<const TextRange> lists) {
    Splitter splitter{sentence, lists};
    return splitter.cut([&](std::size_t at) { return sentence[at] == ';'; });
}

}  // namespace dsl::statute
