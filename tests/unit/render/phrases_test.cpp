#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "evaluator/render/phrases.hpp"

using evaluator::render::Phrase;
using evaluator::render::say;
using evaluator::render::say_count;
using evaluator::render::text_of;

namespace {

struct Named {
    Phrase phrase;
    const char* name;
    bool is_plural;
};

std::vector<Named> all_phrases() {
    return {
#define PHRASE(id, text) {Phrase::id, #id, false},
#define PLURAL(id, one, many) {Phrase::id, #id, true},
#include "evaluator/render/phrases.def"
#undef PHRASE
#undef PLURAL
    };
}

/// Numbers of the placeholders; fails on a brace that is none.
std::set<char> placeholders(std::string_view text) {
    std::set<char> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{' && text[at] != '}') continue;
        const bool is_placeholder = text[at] == '{' && at + 2 < text.size() && text[at + 1] >= '0' &&
                                    text[at + 1] <= '9' && text[at + 2] == '}';
        REQUIRE(is_placeholder);
        found.insert(text[at + 1]);
        at += 2;
    }
    return found;
}

}  // namespace

TEST_CASE("every phrase has text, and numbers its placeholders from 0 without a hole") {
    for (const auto& named : all_phrases()) {
        INFO(named.name);
        CHECK_FALSE(text_of(named.phrase).empty());
        const auto found = placeholders(text_of(named.phrase));
        char next = '0';
        for (const char number : found) CHECK(number == next++);
    }
}

TEST_CASE("both forms of a plural use the same placeholders, the first for the number") {
    for (const auto& named : all_phrases()) {
        if (!named.is_plural) continue;
        INFO(named.name);
        CHECK(placeholders(text_of(named.phrase, 1)) == placeholders(text_of(named.phrase, 2)));
        CHECK(placeholders(text_of(named.phrase, 1)).contains('0'));
    }
    CHECK(say_count(Phrase::open_points, 1) == "1 offener Punkt");
    CHECK(say_count(Phrase::open_points, 0) == "0 offene Punkte");
}

TEST_CASE("no phrase calls the result a decision that was made") {
    for (const auto& named : all_phrases()) {
        const std::string text(text_of(named.phrase));
        const bool speaks_of_one =
            text.find("Entscheidung") != std::string::npos || text.find("entschieden") != std::string::npos;
        if (!speaks_of_one) continue;
        // What a human or the office has decided, or will decide, is theirs.
        const std::string_view name{named.name};
        const bool is_theirs = name == "missing_rank_overruled" || name == "missing_decided" ||
                               name == "letter_late_general" || name == "pathway_ends_application";
        if (is_theirs) continue;
        INFO(named.name << ": " << text);
        CHECK(text.find("keine Entscheidung") != std::string::npos);
    }
}
