#include "evaluator/texts/language.hpp"

#include <algorithm>

namespace evaluator::texts {

namespace {

constexpr std::string_view one_or_many = "nplurals=2; plural=(n != 1);";
constexpr std::string_view slavic =
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";
constexpr std::string_view arabic =
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);";

// Arabic with European digits, as in the German papers the reader holds in hand. Russian fractions take the
// genitive singular, which is the form after 2, 3 and 4.
const std::vector<Language> rows{
    {"en", "Englisch", "en_GB", "en", false, false, one_or_many, {"one", "other"}},
    {"fr", "Französisch", "fr", "fr", false, false, "nplurals=2; plural=(n > 1);", {"one", "other"}},
    {"tr", "Türkisch", "tr", "tr", false, false, one_or_many, {"one", "other"}},
    {"ar",
     "Arabisch",
     "ar@numbers=latn",
     "ar",
     true,
     false,
     arabic,
     {"zero", "one", "two", "few", "many", "other"}},
    {"ru", "Russisch", "ru", "ru", false, false, slavic, {"one", "few", "many"}, "few"},
    {"ka", "Georgisch", "ka", "ka", false, false, one_or_many, {"one", "other"}},
    {"bs", "Bosnisch", "bs_Latn", "bs", false, false, slavic, {"one", "few", "other"}},
    {"de-leicht", "einfaches Deutsch", "de", "de", false, true, one_or_many, {"one", "other"}},
};

}  // namespace

std::span<const Language> languages() { return rows; }

const Language* find_language(std::string_view code) {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const Language& row) { return row.code == code; });
    return found == rows.end() ? nullptr : &*found;
}

std::string language_codes() {
    std::string codes;
    for (const Language& row : rows) codes.append(codes.empty() ? "" : ", ").append(row.code);
    return codes;
}

}  // namespace evaluator::texts
