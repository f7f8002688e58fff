#include <catch2/catch.hpp>

#include "evaluator/person/write.hpp"
#include "tests/unit/person/pairs.hpp"
#include "tests/unit/person/reading.hpp"

using namespace tests::person;
using namespace evaluator::person;

TEST_CASE("JSON and XML with the same content give the same household") {
    for (const Pair& pair : pairs()) {
        INFO(pair.what);
        const auto json = read(pair.json);
        const auto xml = read(pair.xml, "person.xml");
        INFO(json.messages() << xml.messages());
        REQUIRE(json.is_good());
        REQUIRE(xml.is_good());
        CHECK(*json.household == *xml.household);
    }
}

TEST_CASE("what is written reads back as the same household") {
    for (const Pair& pair : pairs()) {
        INFO(pair.what);
        const auto first = read(pair.json);
        REQUIRE(first.household);
        const std::string json = write_json(*first.household, book()),
                          xml = write_xml(*first.household, book());
        INFO(json << xml);
        const auto from_json = read(json), from_xml = read(xml, "again.xml");
        INFO(from_json.messages() << from_xml.messages());
        REQUIRE(from_json.household);
        REQUIRE(from_xml.household);
        CHECK(is_equivalent(*first.household, *from_json.household));
        CHECK(is_equivalent(*first.household, *from_xml.household));
        CHECK(write_json(*from_json.household, book()) == json);
    }
}

TEST_CASE("households that differ are not equivalent") {
    const auto a = read_facts(R"("kinder": [{"geburtsdatum": "2015-01-01"}], "ledig": true)");
    for (const char* other :
         {R"("kinder": [{"geburtsdatum": "2015-01-02"}], "ledig": true)", R"("kinder": [{}], "ledig": true)",
          R"("kinder": [], "ledig": true)", R"("kinder": [{"geburtsdatum": "2015-01-01"}])",
          R"("kinder": [{"geburtsdatum": "2015-01-01"}], "ledig": {"wert": true, "stand": "belegt"})"})
        CHECK_FALSE(is_equivalent(*a.household, *read_facts(other).household));
}

TEST_CASE("XML that cannot be read says where and why") {
    const auto message = [](const std::string& text) {
        const auto result = read(text, "p.xml");
        return result.codes() + " " + result.messages();
    };
    const auto says = [&](const std::string& text, const char* code, const char* words) {
        const std::string found = message(text);
        INFO(found);
        CHECK(found.starts_with(code));
        CHECK(found.find(words) != std::string::npos);
    };
    says("", "P802", "`person` fehlt");
    says("<mensch/>", "P802", "`mensch`");
    says("<person><angaben></person>", "P802", "1:");
    says("<person/><person/>", "P802", "mehr als ein");
    says(
        "<!DOCTYPE person [<!ENTITY x SYSTEM "
        "\"file:///etc/passwd\">]><person><angaben><geburtsort>&x;</geburtsort></angaben></person>",
        "P802", "DOCTYPE");
    says("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><person/>", "P802", "UTF-8");
    says(facts_xml("<ledig>true<wert>true</wert></ledig>"), "P802", "nebeneinander");
    says(facts_xml("<kinder><kid/></kinder>"), "P840", "`kind`");
    says(facts_xml("<ledig>true</ledig><ledig>false</ledig>"), "P812", "zweimal");
    says(facts_xml("<ledig/>"), "P841", "leer");
    says(facts_xml("<partner/>"), "P841", "leer");
    says(facts_xml("<ledig>ja</ledig>"), "P804", "true oder false");
    says("<person><angaben>\n  <geburtsdatum>\n 1990-13-01 </geburtsdatum></angaben></person>", "P806",
         "p.xml:3:2");
    says("<person><angaben><sprachniveau wert=\"A9\"/></angaben></person>", "P805", "1:38");
    says("<person><personen><p2/></personen></person>", "P802", "kennung");
}
