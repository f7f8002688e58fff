// The interview around the questions: German answers as values of the file, the file that loses nothing, the
// way back, and the machine protocol held against its schema.
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <sstream>

#include "apps/paragraf/ask_protocol.hpp"
#include "apps/paragraf/ask_terminal.hpp"
#include "apps/paragraf/ask_words.hpp"
#include "tests/support/rules.hpp"
#include "tests/unit/render/small_validator.hpp"

using namespace apps;
namespace engine = evaluator::engine;
namespace interview = evaluator::interview;

namespace {

constexpr const char* rules_text = R"(gesetz TestG "Testgesetz"
auswahl Aufenthaltsstatus { duldung "Duldung", titel "Titel", keiner "Keiner" }
sachverhalt {
  arbeit : Wahr "Arbeit?"  erhoben nach § 1 TestG  nachweis "Vertrag"
  krank : Wahr "Krank?"  erhoben nach § 1 TestG  besonders geschützt
  geburtsdatum : Datum "Geboren?"  erhoben nach § 1 TestG
  einkommen : Geld "Einkommen?"  erhoben nach § 1 TestG
  partner : Person "Partner?"  erhoben nach § 1 TestG
  kinder : Personen je kind { im_haushalt : Wahr } "Kinder?"  erhoben nach § 1 TestG
  zeiten : Zeiträume je zeit lückenlos { status : Aufenthaltsstatus } "Zeiten?"  erhoben nach § 1 TestG
  wertung brav "Brav?" { zu § 2 TestG }
}
norm § 2 TestG "Norm" {
  gültig ab 1900-01-01
  rechtsfolge ist "Folge"
  voraussetzung a "A" { zitat Satz 1  wenn status ist titel und tage mit (status ist titel) insgesamt mindestens 5 Jahre }
  voraussetzung b "B" { zitat Satz 2  wenn arbeit und wertung brav }
  voraussetzung c "C" { zitat Satz 3  wenn geburtsdatum vor 2000-06-01 oder krank }
  voraussetzung d "D" { zitat Satz 4  wenn für partner gilt arbeit und jedes kind hat im_haushalt }
  voraussetzung e "E" { zitat Satz 5  wenn einkommen mindestens 100 EUR }
}
)";

struct Room {
    explicit Room(bool judgements = false) : settings{judgements} {
        options.as_of = test::day("2026-03-01");
        plan = engine::compile(rules.book, options);
    }
    AskDocument document(const std::string& text = "") const {
        AskDocument result{rules.book, test::day("2026-03-01")};
        if (text.empty()) return result;
        dsl::core::SourceMap sources;
        dsl::core::Diagnostics diagnostics;
        evaluator::person::ReadOptions read;
        read.sources = &sources;
        auto household = evaluator::person::read_json(text, sources.add("person.json", text), rules.book,
                                                      read, diagnostics);
        REQUIRE(household);
        result.take(text, true, std::move(*household));
        return result;
    }
    AskSession session(const std::string& text = "") const {
        return AskSession{plan, options, settings, document(text)};
    }

    test::Rules rules = test::rules_from(rules_text);
    engine::Options options;
    engine::Plan plan;
    interview::Settings settings;
};

/// Then the first question is for the periods.
constexpr const char* known = R"({"angaben": {"arbeit": true}})";

interview::Subject fact(const Room& room, const char* name, engine::PersonIndex who = 0) {
    return {interview::Topic::Fact, room.rules.book.find_fact(name).index, who, {}, 0, {}};
}

std::string read(const std::string& path) {
    std::ifstream in(PARAGRAF_SOURCE_DIR + ("/" + path), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<nlohmann::json> talk(const Room& room, const std::string& lines, const std::string& file = "") {
    std::istringstream in(lines);
    std::ostringstream out, err;
    Console console{in, out, err};
    AskSession session{room.plan, room.options, room.settings, room.document(file)};
    ask_by_protocol(session, test::day("2026-03-01"), "", console);
    std::vector<nlohmann::json> messages;
    std::istringstream written(out.str());
    for (std::string line; std::getline(written, line);) messages.push_back(nlohmann::json::parse(line));
    return messages;
}

}  // namespace

TEST_CASE("days are read as people write them") {
    const std::pair<const char*, const char*> rows[] = {
        {"12.04.1994", R"("1994-04-12")"},
        {"1994-04-12", R"("1994-04-12")"},
        {"04.1994", R"("1994-04")"},
        {"4/1994", R"("1994-04")"},
        {"1994", R"("1994")"},
        {"noch nicht", R"("nicht")"},
        {"zwischen 01.01.1990 und 1991", R"({"zwischen":["1990-01-01","1991"]})"},
        {"31.02.1994", R"("31.02.1994")"},
    };
    for (const auto& [typed, value] : rows) CHECK(day_value(typed).dump() == value);
    CHECK(is_day("1994-04"));
    CHECK_FALSE(is_day("31.02.1994"));
    CHECK_FALSE(is_day("gestern"));
}

TEST_CASE("amounts are read as people write them, and asked again where they could mean two things") {
    AskWords words;
    words.kind = AskKind::Money;
    const std::pair<const char*, const char*> rows[] = {
        {"1200", "1200"},
        {"1200,50", "1200.5"},
        {"1200.50 EUR", "1200.5"},
        {"1.200,50 €", "1200.5"},
        {"12 Euro", "12"},
        {"viel", R"("viel")"},
        {"zwischen 1000 und 1200", R"({"zwischen":[1000,1200]})"},
    };
    for (const auto& [typed, value] : rows) {
        INFO(typed);
        REQUIRE(value_of(words, typed).value);
        CHECK(value_of(words, typed).value->dump() == value);
    }
    CHECK_FALSE(value_of(words, "1.200").value);
    CHECK(value_of(words, "1.200").message.find("mehrdeutig") != std::string::npos);
}

TEST_CASE("choices are taken by number, name or text") {
    AskWords words;
    words.kind = AskKind::Choice;
    words.choices = {{"duldung_60a", "Duldung"}, {"B1", "B1"}};
    for (const char* typed : {"1", "duldung_60a", "Duldung", "duldung"})
        CHECK(value_of(words, typed).value == AskJson("duldung_60a"));
    CHECK_FALSE(value_of(words, "3").value);
    CHECK(value_of(words, "3").message.find("1 bis 2") != std::string::npos);
}

TEST_CASE("an answer changes nothing else in the file") {
    const Room room;
    AskDocument document = room.document(R"({
        "$schema": "x.json", "person": {"kennung": "a"}, "bemerkung": "bleibt",
        "angaben": {
          "geburtsdatum": {"wert": "1990", "nachweise": [{"art": "Pass"}], "bemerkung": "nur das Jahr"},
          "zeiten": [{"von": "2020-01-01", "bemerkung": "zweite"}, {"von": "2010-01-01", "bis": "2019-12-31"}]
        }})");
    CHECK_FALSE(document.was_rewritten());
    CHECK(document.set(fact(room, "geburtsdatum"), "1990-05-01").empty());
    interview::Subject status{
        interview::Topic::Fact,
        room.rules.book
            .find_attribute(room.rules.book.fact(room.rules.book.find_fact("zeiten")).type.list, "status")
            .index,
        0,
        room.rules.book.find_fact("zeiten"),
        1,
        {}};
    CHECK(document.set(status, "titel").empty());  // the second in time, the first in the file
    const AskJson& tree = document.tree();
    CHECK(tree["bemerkung"] == "bleibt");
    CHECK(tree["$schema"] == "x.json");
    CHECK(tree["angaben"]["geburtsdatum"].dump() ==
          R"({"wert":"1990-05-01","nachweise":[{"art":"Pass"}],"bemerkung":"nur das Jahr"})");
    CHECK(tree["angaben"]["zeiten"][0].dump() ==
          R"({"von":"2020-01-01","bemerkung":"zweite","status":"titel"})");
    CHECK_FALSE(tree["angaben"]["zeiten"][1].contains("status"));
}

TEST_CASE("a wrong answer is refused with the reader's message and changes nothing") {
    const Room room;
    AskDocument document = room.document(R"({"angaben": {"arbeit": true}})");
    const AskJson before = document.tree();
    CHECK(document.set(fact(room, "geburtsdatum"), "31.02.1990").find("31.02.1990") != std::string::npos);
    CHECK(document.set(fact(room, "geburtsdatum"), "2031-01-01").find("Zukunft") != std::string::npos);
    CHECK(document.set(fact(room, "einkommen"), -5).find("einkommen") != std::string::npos);
    CHECK(document.tree() == before);
}

TEST_CASE("answers of other persons stand where these are linked, also after a new person came before them") {
    const Room room;
    AskSession session = room.session(
        R"({"angaben": {"kinder": [{"im_haushalt": true}, {"verweis": "k"}],
            "arbeit": true, "geburtsdatum": "1990-01-01", "einkommen": 500,
            "zeiten": [{"von": "2010-01-01", "status": "titel"}]},
            "personen": {"k": {"angaben": {}}}})");
    REQUIRE(session.question());
    while (session.question() && words_of(session, session.question()->subject).name != "partner")
        REQUIRE(session.answer(true).empty());
    REQUIRE(session.question());
    REQUIRE(session.answer(AskJson::object()).empty());
    REQUIRE(session.question());
    const AskWords words = words_of(session, session.question()->subject);
    while (session.question() && words_of(session, session.question()->subject).person != "partner")
        REQUIRE(session.answer(true).empty());
    REQUIRE(session.question());
    REQUIRE(session.answer(true).empty());
    CHECK(session.document().tree()["angaben"]["partner"].dump() == R"({"arbeit":true})");
    CHECK(session.document().tree()["angaben"]["kinder"][1].dump() ==
          R"({"verweis":"k","im_haushalt":true})");
    CHECK_FALSE(session.question());
}

TEST_CASE("the way back restores file and questions; what nobody knows is never asked again") {
    const Room room;
    AskSession session = room.session();
    const AskJson empty = session.document().tree();
    std::size_t changes = 0;
    session.on_change = [&](const AskDocument&) { ++changes; };
    CHECK_FALSE(session.back());
    const interview::Subject first = session.question()->subject;
    session.leave_open();
    CHECK(changes == 0);
    std::size_t asked = 0;
    while (session.question() && asked < 50) {
        CHECK_FALSE(session.question()->subject == first);
        session.leave_open();
        ++asked;
    }
    CHECK(asked > 3);
    for (; asked > 0; --asked) REQUIRE(session.back());
    REQUIRE(session.back());
    CHECK(session.question()->subject == first);
    CHECK(session.document().tree() == empty);
}

TEST_CASE("judgements are recorded with reason, role and day, as files have them") {
    const Room room{true};
    AskSession session = room.session();
    while (session.question() && session.question()->rank != interview::Rank::Judgement) session.leave_open();
    REQUIRE(session.question());
    CHECK_FALSE(
        session
            .answer(AskJson{
                {"wert", true}, {"begründung", ""}, {"rolle", "Sachbearbeitung"}, {"datum", "2026-03-01"}})
            .empty());
    REQUIRE(session
                .answer(AskJson{{"wert", true},
                                {"begründung", "Gespräch"},
                                {"rolle", "Sachbearbeitung"},
                                {"datum", "2026-03-01"}})
                .empty());
    CHECK(session.document().tree()["wertungen"][0]["name"] == "brav");
    REQUIRE(session.document().household().persons[0].answers.size() == 1);
    CHECK(session.document().household().persons[0].answers[0].role == "Sachbearbeitung");
}

TEST_CASE("every line of the protocol follows its schema") {
    const auto schema = nlohmann::json::parse(read("docs/schema/befragung.schema.json"));
    small_validator::Validator validator(schema);
    const std::string lines =
        "{\"antwort\": [{\"von\": \"2010-01-01\", \"status\": \"titel\"}]}\n{\"stand\": true}\nunsinn\n"
        "{\"weiss_nicht\": true}\n{\"zurueck\": true}\n{\"weiss_nicht\": true}\n{\"weiss_nicht\": true}\n"
        "{\"weiss_nicht\": true}\n{\"weiss_nicht\": true}\n{\"weiss_nicht\": true}\n{\"weiss_nicht\": true}\n"
        "{\"weiss_nicht\": true}\n{\"weiss_nicht\": true}\n{\"weiss_nicht\": true}\n";
    for (const bool judgements : {false, true}) {
        const auto messages = talk(Room{judgements}, lines, known);
        REQUIRE(messages.size() > 8);
        REQUIRE(messages[1]["frage"]["id"] == "angabe:zeiten");
        for (const auto& message : messages) {
            INFO(message.dump());
            CHECK(validator.check(message).empty());
        }
        CHECK(messages.back().contains("ende"));
        CHECK(messages.back()["ende"]["vorzeitig"] == false);
        CHECK(messages.back()["ende"]["datei"]["angaben"]["zeiten"][0]["status"] == "titel");
    }
    std::istringstream sent(lines);
    for (std::string line; std::getline(sent, line);)
        if (line.front() == '{') CHECK(validator.check(nlohmann::json::parse(line)).empty());
    CHECK_FALSE(validator.check({{"frage", {{"id", "x"}}}}).empty());
    CHECK_FALSE(validator.check({{"fehler", "x"}}).empty());
}

TEST_CASE("the protocol refuses what does not fit and keeps its question") {
    const std::pair<const char*, const char*> rows[] = {
        {"[]", "JSON-Objekt"},
        {R"({"id": "angabe:anders", "antwort": true})", "anderen Frage"},
        {R"({"antwort": null})", "weiss_nicht"},
        {R"({"antwort": 2})", "Zeiträume"},
        {R"({"antwort": [{"bis": "2020-01-01"}]})", "von"},
        {R"({"zurueck": true})", "erste Frage"},
        {R"({"frage": 1})", "erwartet wird"},
    };
    const Room room;
    for (const auto& [line, words] : rows) {
        const auto messages = talk(room, std::string(line) + "\n", known);
        INFO(line);
        REQUIRE(messages.size() == 4);  // stand, frage, fehler, ende
        REQUIRE(messages[2].contains("fehler"));
        CHECK(messages[2]["fehler"]["text"].get<std::string>().find(words) != std::string::npos);
        CHECK(messages[3]["ende"]["datei"] == nlohmann::json::parse(known));
    }
}

TEST_CASE("a file that builds on others is taken over whole") {
    const Room room;
    dsl::core::SourceMap sources;
    AskDocument document{room.rules.book, test::day("2026-03-01")};
    document.take("<person/>", false, test::person_from(room.rules.book, R"({"arbeit": true})"));
    CHECK(document.was_rewritten());
    CHECK(document.tree()["angaben"]["arbeit"] == true);
    CHECK(document.set(fact(room, "einkommen"), 500).empty());
    CHECK(document.household().persons[0].find(room.rules.book.find_fact("einkommen")) != nullptr);
}
