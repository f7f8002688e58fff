#include "dsl/statute/sentences.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace dsl::statute;

namespace {

std::vector<std::string> cut(const std::string& text, std::vector<TextRange> lists = {}) {
    std::vector<std::string> sentences;
    for (const TextRange& range : split_sentences(text, lists))
        sentences.push_back(text.substr(range.begin, range.end - range.begin));
    return sentences;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("full stops end sentences") {
    CHECK(cut("Das gilt. Es gilt auch dies! Nicht wahr? Doch.") ==
          Strings{"Das gilt.", "Es gilt auch dies!", "Nicht wahr?", "Doch."});
    CHECK(cut("Ohne Punkt") == Strings{"Ohne Punkt"});
    CHECK(cut("").empty());
    CHECK(cut("   ").empty());
}

TEST_CASE("dates, ordinals and abbreviations do not end a sentence") {
    for (const char* text : {"Wer bis zum 31. Dezember 2022 einreist.", "Wer das 18. Lebensjahr vollendet.",
                             "Fundstelle BGBl. I S. 162 am Ende.", "Nach Abs. 1 Nr. 2 Buchst. a gilt es.",
                             "Wer z. B. Fahrten macht.", "Am 1. und 2. Januar ruht es.",
                             "Der Stand vom 22.9.2000 gilt.", "Nach § 5 Abs. 1 i. V. m. § 6 geht es."}) {
        INFO(text);
        CHECK(cut(text) == Strings{text});
    }
}

TEST_CASE("a reference or a year at the end of a sentence does end it") {
    CHECK(cut("Es gilt § 5. Der Rest entfällt.") == Strings{"Es gilt § 5.", "Der Rest entfällt."});
    CHECK(cut("Es gilt § 25a. Antragsteller warten.") == Strings{"Es gilt § 25a.", "Antragsteller warten."});
    CHECK(cut("Anders Absatz 2. § 31 gilt.") == Strings{"Anders Absatz 2.", "§ 31 gilt."});
    CHECK(cut("Es endet 2016. Danach gilt nichts.") == Strings{"Es endet 2016.", "Danach gilt nichts."});
    CHECK(cut("Nach Buchstabe a. Jeder zahlt.") == Strings{"Nach Buchstabe a.", "Jeder zahlt."});
    CHECK(cut("Nach Satz 1 und 2. Die Frist läuft.") == Strings{"Nach Satz 1 und 2.", "Die Frist läuft."});
    CHECK(cut("Nach den Sätzen 2 und 6. Abweichend gilt das.") ==
          Strings{"Nach den Sätzen 2 und 6.", "Abweichend gilt das."});
    CHECK(cut("Nach den Nummern 1, 2 oder 3. Jeweils zählt.") ==
          Strings{"Nach den Nummern 1, 2 oder 3.", "Jeweils zählt."});
}

TEST_CASE("parentheses and quotes keep their full stops") {
    CHECK(cut("Er kommt (siehe dort. Und hier.) heute. Sie auch.") ==
          Strings{"Er kommt (siehe dort. Und hier.) heute.", "Sie auch."});
    CHECK(cut("Eine Klammer ( bleibt offen. Der Rest zählt.") ==
          Strings{"Eine Klammer ( bleibt offen.", "Der Rest zählt."});
    CHECK(cut("Er trägt „Ja.“ Sie auch.") == Strings{"Er trägt „Ja.“", "Sie auch."});
}

TEST_CASE("a list belongs to its sentence, which may go on behind it") {
    const std::string ended = "Wer 1. kommt. Sofort, 2. geht. Der Rest bleibt.";
    CHECK(cut(ended, {{4, 30}}) == Strings{"Wer 1. kommt. Sofort, 2. geht.", "Der Rest bleibt."});
    const std::string goes_on = "Wer 1. kommt oder 2. geht, zahlt. Der Rest bleibt.";
    CHECK(cut(goes_on, {{4, 25}}) == Strings{"Wer 1. kommt oder 2. geht, zahlt.", "Der Rest bleibt."});
}

TEST_CASE("semicolons outside of lists divide half sentences") {
    CHECK(split_half_sentences("Er geht; sie bleibt (nicht; oder doch); gut.").size() == 3);
    CHECK(split_half_sentences("Wer 1. kommt; 2. geht; der zahlt.", std::vector<TextRange>{{4, 20}}).size() ==
          2);
    CHECK(split_half_sentences("Einer.").size() == 1);
}

TEST_CASE("any text is cut into ranges in order and inside of it") {
    for (const std::string text :
         {". . .", "((((", "))))", "...", "§", "a.b.c", "\xc3", "1. 2. 3.", "“.“", "Ende.“"}) {
        std::uint32_t last = 0;
        for (const TextRange& range : split_sentences(text)) {
            CHECK(range.begin >= last);
            CHECK(range.end <= text.size());
            CHECK(range.begin < range.end);
            last = range.end;
        }
    }
}
