#include "dsl/core/source.hpp"

#include <catch2/catch.hpp>

using namespace dsl::core;

TEST_CASE("columns are counted in code points, lines by any line end") {
    const SourceText source{"a.recht", "äbc\nzwei\r\n\tdrei\n"};
    CHECK(source.line_count() == 4);
    CHECK(source.position(0) == LineColumn{1, 1});
    CHECK(source.position(2) == LineColumn{1, 2});  // behind the two bytes of ä
    CHECK(source.position(5) == LineColumn{2, 1});
    CHECK(source.position(12) == LineColumn{3, 2});
    CHECK(source.line_text(2) == "zwei");
    CHECK(source.line_text(4).empty());
    CHECK(source.position(9999) == LineColumn{4, 1});
    CHECK(source.text(Span{FileId{1}, 2, 4}) == "bc");
    CHECK(source.text(Span{FileId{1}, 900, 950}).empty());
}

TEST_CASE("files are found by number and by name") {
    SourceMap sources;
    const FileId first = sources.add("a.recht", "eins");
    const FileId second = sources.add("b.recht", "zwei");
    CHECK(first != no_file);
    CHECK(sources.at(first).text() == "eins");
    CHECK(sources.at(second).name() == "b.recht");
    CHECK(sources.find("b.recht") == second);
    CHECK(sources.find("c.recht") == std::nullopt);
    CHECK(sources.find(no_file) == nullptr);
    CHECK(sources.find(FileId{3}) == nullptr);
}

TEST_CASE("ill-formed UTF-8 is found where it begins") {
    CHECK(find_invalid_utf8("Prüfung § 5") == std::nullopt);
    CHECK(find_invalid_utf8("ab\xff") == 2);
    CHECK(find_invalid_utf8("ab\xc3") == 2);            // cut off
    CHECK(find_invalid_utf8("\xc0\xaf") == 0);          // overlong
    CHECK(find_invalid_utf8("a\xed\xa0\x80") == 1);     // surrogate
    CHECK(find_invalid_utf8("\xf4\x90\x80\x80") == 0);  // beyond Unicode
    CHECK(find_invalid_utf8("") == std::nullopt);
}

TEST_CASE("a name and its ASCII spelling are the same name") {
    CHECK(same_name("täuscht_identität", "taeuscht_identitaet"));
    CHECK(same_name("maßnahme", "massnahme"));
    CHECK(same_name("a\u0308ra", "ära"));  // composed and decomposed
    CHECK(same_name("Übergang", "Uebergang"));
    CHECK_FALSE(same_name("name", "Name"));
    CHECK_FALSE(same_name("schon", "schön"));
    CHECK(canonical_name("größtes") == "groesstes");
}

TEST_CASE("the nearest name is suggested only where a slip is likely") {
    const std::vector<std::string> names{"geduldet", "gestattung", "lebensunterhalt", "identität_geklärt",
                                         "alter"};
    CHECK(nearest_name("gedulded", names) == "geduldet");
    CHECK(nearest_name("geudldet", names) == "geduldet");  // swapped neighbours
    CHECK(nearest_name("identitaet_geklart", names) == "identität_geklärt");
    CHECK(nearest_name("lebensunterhlat", names) == "lebensunterhalt");
    CHECK(nearest_name("staatsangehörigkeit", names) == std::nullopt);
    CHECK(nearest_name("x", names) == std::nullopt);
    CHECK(nearest_name("", names) == std::nullopt);
    CHECK(nearest_name(std::string(5000, 'a'), names) == std::nullopt);
}

TEST_CASE("letters and screen columns are told apart") {
    CHECK(count_code_points("a\u0308b") == 3);
    CHECK(display_width("a\u0308b") == 2);
    CHECK(display_width("日本") == 4);
    CHECK(display_width("äß§") == 3);
}
