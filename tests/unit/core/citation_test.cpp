#include "dsl/core/citation.hpp"

#include <catch2/catch.hpp>

using namespace dsl::core;

namespace {

Citation cite(const std::string& text) {
    const auto result = parse_citation(text);
    INFO(text);
    REQUIRE(std::holds_alternative<Citation>(result));
    return std::get<Citation>(result);
}

CitationError error_of(const std::string& text) {
    const auto result = parse_citation(text);
    INFO(text);
    REQUIRE(std::holds_alternative<CitationError>(result));
    return std::get<CitationError>(result);
}

}  // namespace

TEST_CASE("a citation is read and written in one canonical form") {
    const std::pair<const char*, const char*> rows[] = {
        {"§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG", "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG"},
        {"§25b Abs.1 S.2 Nr.1 AufenthG", "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG"},
        {"§§ 22 bis 26 AufenthG", "§§ 22 bis 26 AufenthG"},
        {"§ 22 bis 26 AufenthG", "§§ 22 bis 26 AufenthG"},
        {"Art. 62 Abs. 1 VO_2024_1348", "Art. 62 Abs. 1 VO_2024_1348"},
        {"§ 60d Abs. 1 Nr. 3 lit. a AufenthG", "§ 60d Abs. 1 Nr. 3 Buchst. a AufenthG"},
        {"Abs. 2 bis 4", "Abs. 2 bis 4"},
        {"Satz 1 Hs. 2", "Satz 1 Hs. 2"},
        {"Art. 3 UAbs. 2 Satz 1 Alt. 2 VO_2024_1348", "Art. 3 UAbs. 2 Satz 1 Alt. 2 VO_2024_1348"},
        {"  §  10\u00a0Abs.\u00a01 StAG ", "§ 10 Abs. 1 StAG"},
        {"§ 5 Abs. 1 Nr. 1a", "§ 5 Abs. 1 Nr. 1a"},
        {"§ 8 Abs. 2 Nr. 2 BAföG", "§ 8 Abs. 2 Nr. 2 BAföG"},
        {"§ 10 Satzung", "§ 10 Satzung"},
    };
    for (const auto& [text, written] : rows) CHECK(to_text(cite(text)) == written);
}

TEST_CASE("a text that is no citation says where and what was expected") {
    CHECK(error_of("").expected.find("§") != std::string::npos);
    CHECK(error_of("§ AufenthG").position == 3);
    CHECK(error_of("§ 25b Abs. AufenthG").position == 12);
    CHECK(error_of("§ 25b Abs. 1 AufenthG und mehr").position == 23);
    CHECK(error_of("AufenthG").position == 0);
    CHECK(error_of("§ 25b Nr. 1 Abs. 2 AufenthG").position == 13);
    CHECK(error_of("§ 25b Abs. 1 Abs. 2 AufenthG").position == 14);
    CHECK(error_of("§ 5 Art. 3").position == 5);
    CHECK(error_of("§§ 26 bis 22 AufenthG").expected.find("nach 26") != std::string::npos);
    CHECK(error_of("§ 25B AufenthG").position == 3);
    CHECK(error_of("§ 0").position == 3);
    CHECK(error_of("§ 99999 AufenthG").position == 3);
    CHECK(error_of("§ 5 \xff").expected == "gültiges UTF-8");
    CHECK(error_of("§ 25 Abs. 1, 2 AufenthG").position == 12);
}

TEST_CASE("numbers sort before their letters") {
    const char* places[] = {"a", "b", "1", "4", "4a", "4b", "5", "23a", "24", "104c"};
    for (std::size_t i = 0; i + 1 < std::size(places); ++i)
        CHECK((*parse_place(places[i]) < *parse_place(places[i + 1])));
    for (const char* bad : {"", "a1", "4A", "04", "4-", "65536", "abcde"})
        CHECK_FALSE(parse_place(bad).has_value());
}

TEST_CASE("a part replaces the part of its rank and drops the finer ones") {
    struct Row {
        const char *relative, *enclosing, *result;
    };
    const Row rows[] = {
        {"Satz 2 Nr. 1", "§ 25b Abs. 1 AufenthG", "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG"},
        {"Satz 3", "§ 25b Abs. 1 Satz 2 Nr. 3 AufenthG", "§ 25b Abs. 1 Satz 3 AufenthG"},
        {"Abs. 3", "§ 25b Abs. 1 Satz 2 AufenthG", "§ 25b Abs. 3 AufenthG"},
        {"Buchst. b", "§ 10 Abs. 1 Satz 1 Nr. 3 StAG", "§ 10 Abs. 1 Satz 1 Nr. 3 Buchst. b StAG"},
        {"Nr. 1a", "§ 5 Abs. 1 Nr. 1 AufenthG", "§ 5 Abs. 1 Nr. 1a AufenthG"},
        {"§ 5 Abs. 2", "§ 25b Abs. 1 Satz 1 AufenthG", "§ 5 Abs. 2 AufenthG"},
        {"§ 12b Abs. 1 StAG", "§ 25b Abs. 1 AufenthG", "§ 12b Abs. 1 StAG"},
        {"Art. 3", "§ 25b Abs. 1 AufenthG", "Art. 3 AufenthG"},
    };
    for (const Row& row : rows)
        CHECK(to_text(resolve(cite(row.relative), cite(row.enclosing))) == row.result);
}

TEST_CASE("a citation holds what lies at or below it") {
    struct Row {
        const char *outer, *inner;
        bool held;
    };
    const Row rows[] = {
        {"§ 25b AufenthG", "§ 25b Abs. 1 AufenthG", true},
        {"§ 25b Abs. 1 AufenthG", "§ 25b AufenthG", false},
        {"§ 25b AufenthG", "§ 25b AufenthG", true},
        {"§§ 22 bis 26 AufenthG", "§ 23a Abs. 1 AufenthG", true},
        {"§§ 22 bis 26 AufenthG", "§ 26a AufenthG", false},
        {"§§ 22 bis 26 AufenthG", "§§ 25 bis 27 AufenthG", false},
        {"§ 25 Abs. 1 bis 3 AufenthG", "§ 25 Abs. 2 Satz 1 AufenthG", true},
        {"§ 25 AufenthG", "§ 25a AufenthG", false},
        {"§ 25 AufenthG", "§ 25 StAG", false},
        {"§ 5 Abs. 1 Nr. 1 AufenthG", "§ 5 Abs. 1 Nr. 1a AufenthG", false},
    };
    for (const Row& row : rows) {
        INFO(row.outer << " holds " << row.inner);
        CHECK(contains(cite(row.outer), cite(row.inner)) == row.held);
    }
}

TEST_CASE("a coarser fact may belong to a finer member, a finer one surely does") {
    struct Row {
        const char *fact, *member;
        Membership expected;
    };
    const Row rows[] = {
        {"§ 25 Abs. 3 AufenthG", "§ 25 Abs. 3 AufenthG", Membership::Yes},
        {"§ 25 Abs. 3 Satz 1 AufenthG", "§ 25 Abs. 3 AufenthG", Membership::Yes},
        {"§ 25 AufenthG", "§ 25 Abs. 3 AufenthG", Membership::Maybe},
        {"§ 25 Abs. 1 AufenthG", "§ 25 Abs. 3 AufenthG", Membership::No},
        {"§ 25 Abs. 3", "§ 25 Abs. 3 AufenthG", Membership::Maybe},
        {"§ 25 StAG", "§ 25 AufenthG", Membership::No},
        {"§ 23a AufenthG", "§§ 22 bis 26 AufenthG", Membership::Yes},
        {"§§ 25 bis 27 AufenthG", "§§ 22 bis 26 AufenthG", Membership::Maybe},
        {"§ 25a AufenthG", "§ 25 AufenthG", Membership::No},
        {"Art. 3 VO_1", "§ 3 VO_1", Membership::No},
    };
    for (const Row& row : rows) {
        INFO(row.fact << " in " << row.member);
        CHECK(membership(cite(row.fact), cite(row.member)) == row.expected);
    }
}

TEST_CASE("citations sort by act, paragraph and part") {
    const char* sorted[] = {
        "§ 5 AufenthG",         "§ 25 AufenthG",  "§ 25 Abs. 1 AufenthG", "§ 25 Abs. 1 Satz 2 AufenthG",
        "§ 25 Abs. 2 AufenthG", "§ 25a AufenthG", "§ 104c AufenthG",      "§ 10 StAG"};
    for (std::size_t i = 0; i + 1 < std::size(sorted); ++i) CHECK((cite(sorted[i]) < cite(sorted[i + 1])));
}
