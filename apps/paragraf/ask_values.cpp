// German answers as values of the person file (ask_words.hpp).
#include <algorithm>
#include <cctype>
#include <charconv>

#include <fmt/format.h>

#include "apps/paragraf/ask_words.hpp"
#include "dsl/core/source.hpp"

namespace apps {

namespace core = dsl::core;

std::string trimmed(const std::string& text) {
    const auto is_space = [](unsigned char letter) { return std::isspace(letter) != 0; };
    const auto begin = std::find_if_not(text.begin(), text.end(), is_space);
    const auto end = std::find_if_not(text.rbegin(), text.rend(), is_space).base();
    return begin < end ? std::string(begin, end) : std::string();
}

namespace {

bool is_one_of(const std::string& text, std::initializer_list<const char*> words) {
    std::string lower = text;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return std::any_of(words.begin(), words.end(), [&](const char* word) { return lower == word; });
}

/// Upper and lower case, ä and ae are the same to people.
std::string plain(const std::string& text) {
    std::string result = core::canonical_name(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return result;
}

bool is_number(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](unsigned char letter) { return std::isdigit(letter) != 0; });
}

/// "04.1994", "4/1994" -> "1994-04".
std::string month_of(const std::string& text) {
    const auto mark = text.find_first_of("./");
    if (mark == std::string::npos || mark == 0 || mark > 2) return {};
    const std::string month = text.substr(0, mark), year = text.substr(mark + 1);
    if (!is_number(month) || year.size() != 4 || !is_number(year)) return {};
    return year + "-" + (month.size() == 1 ? "0" : "") + month;
}

/// "zwischen A und B": both, each as `single` reads it.
template <typename Single> std::optional<AskJson> between(const std::string& text, Single single) {
    constexpr std::string_view begin = "zwischen ", middle = " und ";
    if (!text.starts_with(begin)) return std::nullopt;
    const auto at = text.find(middle);
    if (at == std::string::npos) return std::nullopt;
    const std::string low = trimmed(text.substr(begin.size(), at - begin.size()));
    const std::string high = trimmed(text.substr(at + middle.size()));
    return AskJson{{"zwischen", AskJson::array({single(low), single(high)})}};
}

AskJson single_day(const std::string& text) {
    if (const auto day = core::parse_german(text)) return core::to_iso(*day);
    if (const std::string month = month_of(text); !month.empty()) return month;
    if (is_one_of(text, {"nicht", "noch nicht", "nein", "nie"})) return "nicht";
    return text;
}

/// "1.200" says 1200 or 1,2: nobody knows.
bool could_be_thousands(const std::string& text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos || text.find(',') != std::string::npos) return false;
    constexpr std::size_t group = 3;
    std::size_t digits = 0;
    while (dot + 1 + digits < text.size() && std::isdigit(static_cast<unsigned char>(text[dot + 1 + digits])))
        ++digits;
    return digits == group;
}

/// "1.850,50 EUR" -> 1850.50, exact as it is written; anything else stays a text for the reader to judge.
AskJson single_number(const std::string& text) {
    std::string digits = text;
    for (const char* unit : {"EUR", "Euro", "€", "%"})
        if (digits.ends_with(unit))
            digits = trimmed(digits.substr(0, digits.size() - std::string_view(unit).size()));
    if (const auto comma = digits.find(','); comma != std::string::npos) {
        digits.erase(std::remove(digits.begin(), digits.begin() + static_cast<std::ptrdiff_t>(comma), '.'),
                     digits.begin() + static_cast<std::ptrdiff_t>(comma));
        digits[digits.find(',')] = '.';
    }
    const AskJson parsed = AskJson::parse(digits, nullptr, false);
    return parsed.is_number() ? parsed : AskJson(text);
}

}  // namespace

std::optional<bool> yes_or_no(const std::string& text) {
    if (is_one_of(text, {"ja", "j"})) return true;
    if (is_one_of(text, {"nein", "n"})) return false;
    return std::nullopt;
}

AskJson choice_value(const AskWords& words, const std::string& text) {
    if (is_number(text)) {
        std::size_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        if (number >= 1 && number <= words.choices.size()) return words.choices[number - 1].name;
    }
    for (const AskChoice& choice : words.choices)
        if (plain(choice.name) == plain(text) || plain(choice.text) == plain(text)) return choice.name;
    return text;
}

AskJson day_value(const std::string& text) {
    if (auto range = between(text, single_day)) return *range;
    return single_day(text);
}

bool is_day(const AskJson& value) {
    if (value.is_object()) return true;  // zwischen: the reader looks at its ends
    if (!value.is_string()) return false;
    const auto text = value.get<std::string>();
    if (core::parse_iso(text)) return true;
    constexpr std::size_t year = 4, month = 7;
    return (text.size() == year || (text.size() == month && text[year] == '-')) &&
           text.find_first_not_of("0123456789-") == std::string::npos;
}

namespace {

AskValue single_value(const AskWords& words, const std::string& text) {
    constexpr const char* yes_no = "Bitte mit ja oder nein antworten; „weiß nicht“ geht auch.";
    switch (words.kind) {
        case AskKind::YesNo:
        case AskKind::Person: {
            const auto answer = yes_or_no(text);
            if (!answer) return {std::nullopt, yes_no};
            if (words.kind == AskKind::YesNo) return {AskJson(*answer), {}};
            return {*answer ? AskJson::object() : AskJson(), {}};
        }
        case AskKind::Choice: {
            const AskJson value = choice_value(words, text);
            if (std::any_of(words.choices.begin(), words.choices.end(),
                            [&](const AskChoice& choice) { return value == choice.name; }))
                return {value, {}};
            return {std::nullopt, fmt::format("Bitte eine Nummer von 1 bis {}; „weiß nicht“ geht auch.",
                                              words.choices.size())};
        }
        case AskKind::Day:
        case AskKind::Event: return {day_value(text), {}};
        case AskKind::Number:
        case AskKind::Money:
        case AskKind::Percent:
            if (could_be_thousands(text))
                return {std::nullopt,
                        fmt::format("„{}“ ist mehrdeutig; bitte ohne Tausenderpunkt, zum Beispiel 1200 oder "
                                    "1200,50.",
                                    text)};
            if (auto range = between(text, single_number)) return {range, {}};
            return {single_number(text), {}};
        case AskKind::Duration:
        case AskKind::Text:
        case AskKind::Citation: return {AskJson(text), {}};
        case AskKind::Entries:
        case AskKind::Periods:
        case AskKind::Complete:
        case AskKind::Judgement: break;
    }
    return {std::nullopt, yes_no};
}

/// "ja seit 01.03.2020", "1200 von 01.01.2024 bis 31.12.2024", "nein bis 28.02.2020": value and days.
struct Piece {
    std::string value, from, until;
    bool is_timed = false;
};
Piece piece_of(const std::string& text) {
    Piece result{text, {}, {}, false};
    if (text.starts_with("zwischen ")) return result;
    const auto cut = [&](std::string_view word, std::string& into) {
        const auto at = result.value.rfind(word);
        if (at == std::string::npos) return;
        into = trimmed(result.value.substr(at + word.size()));
        result.value = trimmed(result.value.substr(0, at));
        result.is_timed = true;
    };
    cut(" bis ", result.until);
    for (const char* word : {" seit ", " ab ", " von "})
        if (result.from.empty()) cut(word, result.from);
    return result;
}

AskValue timed_value(const AskWords& words, const Piece& piece) {
    AskValue value = single_value(words, piece.value);
    if (!value.value) return value;
    AskJson timed = AskJson::object();
    timed["von"] = nullptr;
    for (const auto& [name, day] : {std::pair{"von", piece.from}, std::pair{"bis", piece.until}}) {
        if (day.empty()) continue;
        const auto read = core::parse_german(day);
        if (!read) return {std::nullopt, fmt::format("„{}“ ist kein Tag; bitte TT.MM.JJJJ.", day)};
        timed[name] = core::to_iso(*read);
    }
    timed["wert"] = *value.value;
    return {timed, {}};
}

}  // namespace

bool is_said_for_a_time(AskKind kind) {
    return kind == AskKind::YesNo || kind == AskKind::Choice || kind == AskKind::Number ||
           kind == AskKind::Money || kind == AskKind::Percent;
}

AskValue value_of(const AskWords& words, const std::string& text) {
    if (!is_said_for_a_time(words.kind)) return single_value(words, text);
    AskJson result = AskJson::array();
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(';', begin), text.size());
        const Piece piece = piece_of(trimmed(text.substr(begin, end - begin)));
        const bool is_all = begin == 0 && end == text.size();
        if (is_all && !piece.is_timed) return single_value(words, text);
        if (!piece.is_timed)
            return {std::nullopt, "Bei mehreren Zeiten bitte zu jedem Wert sagen, seit wann oder bis wann."};
        AskValue one = timed_value(words, piece);
        if (!one.value) return one;
        result.push_back(*one.value);
        begin = end + 1;
    }
    return {result, {}};
}

}  // namespace apps
