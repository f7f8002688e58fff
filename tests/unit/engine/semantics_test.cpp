// Sentence by sentence through semantics.md: results that sink, transitions, general parts, takeovers, other
// days and other law, other persons.
#include "tests/unit/engine/judge.hpp"

using namespace test;
using evaluator::explain::Outcome;

namespace {

constexpr Outcome claim = Outcome::Claim, regular = Outcome::RegularClaim, gone = Outcome::DoesNotExist,
                  open = Outcome::Open, discretion = Outcome::DiscretionOpened;

std::string norm(const std::string& lines, const std::string& head = "§ 2 Abs. 1 TestG",
                 const std::string& consequence = "ist") {
    return "norm " + head + " \"Norm\" { gültig ab 2000-01-01  rechtsfolge " + consequence + " \"Folge\"\n" +
           lines + "\n}\n";
}

/// Outcome of the norm with that citation.
Outcome outcome(const std::string& rules, const std::string& person, const char* cited = "§ 2 Abs. 1 TestG",
                const char* stichtag = "2026-01-01", std::optional<core::Date> law = std::nullopt) {
    const auto report = explain_rules(rules, person, stichtag, law);
    for (const auto& one : report.norms)
        if (core::to_text(one.citation) == cited) return one.outcome;
    FAIL("no such norm: " << cited);
    return Outcome::NotInForce;
}

const char* groups = "menge titelgruppe : Status = { titel }\n";

}  // namespace

// --- results that sink ---------------------------------------------------------------------------------

TEST_CASE("a claim sinks only to the weakest means without which it would not be certain") {
    const std::string ways = norm(R"(voraussetzung v "V" { zitat Satz 1  wenn a
        soll entfallen soll_weg "S" { zitat Satz 2  wenn b }
        entfällt muss_weg "M" { zitat Satz 3  wenn betrag mehr als 10 EUR } })");
    CHECK(outcome(ways, R"({"a": true, "b": true, "betrag": 0})") == claim);    // the soll way is not needed
    CHECK(outcome(ways, R"({"a": false, "b": true, "betrag": 11})") == claim);  // a stronger way helps too
    CHECK(outcome(ways, R"({"a": false, "b": true, "betrag": 0})") == regular);
    const std::string usual = norm(R"(voraussetzung v "V" { zitat Satz 1  wenn a
        regelmäßig genügt r "R" { zitat Satz 2  wenn b } })");
    CHECK(outcome(usual, R"({"a": false, "b": true})") == regular);
    CHECK(outcome(norm("voraussetzung v \"V\" { zitat Satz 1  wenn a }", "§ 2 Abs. 1 TestG", "kann"),
                  R"({"a": true})") == discretion);
}

TEST_CASE("a kannausschluss stands in the way only if the authority says so; a regelausschluss as a rule") {
    const std::string may = norm(R"(kannausschluss k "K" { zitat Satz 1  wenn a })");
    CHECK(outcome(may, R"({"a": false})") == claim);
    CHECK(outcome(may, R"({"a": true})") == open);
    const std::string rule = norm(R"(regelausschluss r "R" { zitat Satz 1  wenn a })");
    CHECK(outcome(rule, R"({"a": false})") == claim);
    CHECK(outcome(rule, R"({"a": true})") == open);
}

TEST_CASE("of several consequences the strongest counts whose condition is certain") {
    const std::string two = R"(norm § 2 Abs. 1 TestG "Norm" { gültig ab 2000-01-01
        rechtsfolge soll "Soll" wenn b  rechtsfolge kann "Kann"
        voraussetzung v "V" { zitat Satz 1  wenn a } })";
    CHECK(outcome(two, R"({"a": true, "b": true})") == regular);
    CHECK(outcome(two, R"({"a": true, "b": false})") == discretion);
    CHECK(outcome(two, R"({"a": true})") == discretion);  // a stronger one is possible, and reported
}

TEST_CASE("betrifft nur: whom it does not concern it does not stop, and who is open stays open") {
    const std::string rules = norm(R"(voraussetzung v "V" { zitat Satz 1  betrifft nur b  wenn a })");
    CHECK(outcome(rules, R"({"a": false, "b": false})") == claim);
    CHECK(outcome(rules, R"({"a": false, "b": true})") == gone);
    CHECK(outcome(rules, R"({"a": false})") == open);
    CHECK(outcome(rules, R"({"a": true})") == claim);
}

TEST_CASE(
    "a group is left without its members out of force: an empty eines von is no, an empty alle von yes") {
    const char* one = R"({ fall f "F" { zitat Satz 2  gültig bis 2020-12-31  wenn a } })";
    CHECK(judge(std::string{"eines von "} + one, R"({"a": true})", "2026-01-01").state == "nein");
    CHECK(judge(std::string{"alle von "} + one, R"({"a": false})", "2026-01-01").state == "ja");
    CHECK(judge(std::string{"keines von "} + one, R"({"a": true})", "2026-01-01").state == "ja");
    CHECK(judge(std::string{"eines von "} + one, R"({"a": true})", "2020-12-31").state == "ja");
}

// --- transitions ----------------------------------------------------------------------------------------

namespace {

std::string transition(const char* extra) {
    return std::string{R"(
übergang alt "Altfall" { zitat § 4 TestG  gültig ab 2024-01-01  für § 2 Abs. 1 Satz 1 TestG
  wenn antrag_am spätestens 2023-12-31  gilt Fassung vom 2023-12-31 )"} +
           extra + R"( }
norm § 2 Abs. 1 TestG "Norm" { gültig ab 2000-01-01  rechtsfolge ist "Folge"
  voraussetzung v "Alt" { zitat Satz 1  gültig bis 2023-12-31  wenn a }
  voraussetzung v "Neu" { zitat Satz 1  gültig ab 2024-01-01  wenn b }
  voraussetzung u "Unberührt" { zitat Satz 2  wenn betrag mehr als 10 EUR } })";
}

std::string filed(const char* day, bool a, bool b) {
    const auto word = [](bool value) { return value ? "true" : "false"; };
    return std::string{R"({"antrag_am": ")"} + day + R"(", "betrag": 11, "a": )" + word(a) + R"(, "b": )" +
           word(b) + "}";
}

}  // namespace

TEST_CASE(
    "a transition puts old elements in the place of new ones; soweit günstiger keeps both open to the "
    "person") {
    const std::string plain = transition(""), better = transition("soweit günstiger");
    for (const std::string& rules : {plain, better}) {
        CHECK(outcome(rules, filed("2023-12-31", true, false)) == claim);
        CHECK(outcome(rules, filed("2024-01-01", true, false)) == gone);
        CHECK(outcome(rules, filed("2024-01-01", false, true)) == claim);
        CHECK(outcome(rules, filed("2023-12-31", false, false)) == gone);
    }
    CHECK(outcome(plain, filed("2023-12-31", false, true)) == gone);
    CHECK(outcome(better, filed("2023-12-31", false, true)) == claim);
    // Open: both laws agree, so it does not matter.
    CHECK(outcome(plain, R"({"betrag": 11, "a": true, "b": true})") == claim);
    CHECK(outcome(plain, R"({"betrag": 11, "a": true, "b": false})") == open);
    CHECK(outcome(plain, R"({"betrag": 9, "a": true, "b": true})") ==
          gone);  // what is not named stays new law
}

TEST_CASE(
    "a transition follows its elements into norms that take them over, and general parts into all norms") {
    const std::string rules = std::string{groups} + transition("soweit günstiger") + R"(
übergang allgemein_alt "Altfall" { zitat § 6 TestG  gültig ab 2024-01-01  für § 5 Abs. 1 TestG
  wenn antrag_am spätestens 2023-12-31  gilt Fassung vom 2023-12-31 }
allgemein § 5 TestG "Allgemein" { gilt für titelgruppe
  voraussetzung g "G" { zitat Abs. 1  gültig bis 2023-12-31  wenn a }
  voraussetzung g "G" { zitat Abs. 1  gültig ab 2024-01-01  wenn b }
}
)" + norm("entsprechend § 2 Abs. 1 TestG { zitat Satz 1 }", "§ 3 TestG") +
                              norm("führt zu titel", "§ 4 TestG");
    for (const char* cited : {"§ 3 TestG", "§ 4 TestG"}) {
        CHECK(outcome(rules, filed("2023-12-31", true, false), cited) == claim);
        CHECK(outcome(rules, filed("2024-01-01", true, false), cited) == gone);
        CHECK(outcome(rules, filed("2024-01-01", false, true), cited) == claim);
    }
}

// --- general parts ---------------------------------------------------------------------------------------

TEST_CASE("a norm waives some numbers of a general part, for itself only") {
    const std::string rules =
        std::string{groups} + R"(
allgemein § 5 TestG "Allgemein" { gilt für titelgruppe
  voraussetzung eins "Eins" { zitat Abs. 1 Nr. 1  wenn a }
  voraussetzung zwei "Zwei" { zitat Abs. 1 Nr. 2  wenn b }
  abweichend von Abs. 1 entfällt klein "Klein" { zitat Abs. 3  wenn Zielnorm in { § 2 Abs. 3 TestG } }
  abweichend von Abs. 1 kann entfallen groß "Groß" { zitat Abs. 4  wenn Zielnorm in { § 2 Abs. 4 TestG } }
}
)" + norm("führt zu titel\nabweichend von § 5 Abs. 1 Nr. 1 TestG entfällt { zitat Satz 2 }") +
        norm("führt zu titel", "§ 2 Abs. 2 TestG") + norm("führt zu titel", "§ 2 Abs. 3 TestG") +
        norm("führt zu titel", "§ 2 Abs. 4 TestG") + norm("führt zu duldung", "§ 2 Abs. 5 TestG");
    const std::string neither = R"({"a": false, "b": false})", second = R"({"a": false, "b": true})";
    CHECK(outcome(rules, second, "§ 2 Abs. 1 TestG") == claim);
    CHECK(outcome(rules, neither, "§ 2 Abs. 1 TestG") == gone);  // only number 1 is waived
    CHECK(outcome(rules, second, "§ 2 Abs. 2 TestG") == gone);
    CHECK(outcome(rules, neither, "§ 2 Abs. 3 TestG") == claim);
    CHECK(outcome(rules, neither, "§ 2 Abs. 4 TestG") == open);
    CHECK(outcome(rules, neither, "§ 2 Abs. 5 TestG") == claim);  // leads to no such status
}

TEST_CASE("Anspruch is a consequence ist whose other elements are met without discretion or a weaker way") {
    const auto rules = [](const char* consequence) {
        return std::string{groups} + R"(
allgemein § 5 TestG "Allgemein" { gilt für titelgruppe
  voraussetzung g "G" { zitat Abs. 1  wenn a  entfällt anspruch "A" { zitat Abs. 2  wenn Anspruch } }
  abweichend von Abs. 5 entfällt x "X" { zitat Abs. 6  wenn Anspruch }
  voraussetzung h "H" { zitat Abs. 5  wenn a }
}
)" +
               norm(R"(führt zu titel  voraussetzung v "V" { zitat Satz 1  wenn b
            soll entfallen s "S" { zitat Satz 2  wenn betrag mehr als 10 EUR } })",
                    "§ 2 Abs. 1 TestG", consequence);
    };
    CHECK(outcome(rules("ist"), R"({"a": false, "b": true, "betrag": 0})") == claim);
    CHECK(outcome(rules("ist"), R"({"a": false, "b": false, "betrag": 11})") == gone);
    CHECK(outcome(rules("ist"), R"({"a": true, "b": false, "betrag": 11})") == regular);
    CHECK(outcome(rules("soll"), R"({"a": false, "b": true, "betrag": 0})") == gone);
    CHECK(outcome(rules("ist"), R"({"a": false, "betrag": 0})") == open);
}

// --- the same requirements again --------------------------------------------------------------------------

TEST_CASE(
    "entsprechend takes elements with their inner ways, and ways from elsewhere only if it covers them") {
    const std::string rules = R"(
norm § 2 Abs. 1 TestG "Norm" { gültig ab 2000-01-01  rechtsfolge ist "Folge"
  voraussetzung eins "Eins" { zitat Nr. 1  wenn a  genügt ersatz "E" { zitat Satz 2  wenn betrag mehr als 10 EUR } }
  voraussetzung zwei "Zwei" { zitat Nr. 2  wenn b }
  voraussetzung drei "Drei" { zitat Nr. 3  wenn niveau mindestens A2 }
  abweichend von Nr. 2 entfällt krank "K" { zitat Abs. 3  wenn antrag_am liegt vor }
}
)" + norm("entsprechend Abs. 1 Nr. 1 bis 2 { zitat Satz 1 }", "§ 2 Abs. 4 TestG") +
                              norm("entsprechend Abs. 1, 3 ohne drei { zitat Satz 1 }", "§ 2 Abs. 5 TestG");
    const auto person = [](const char* a, const char* b, const char* filed, int amount) {
        return std::string{R"({"niveau": "A1", "a": )"} + a + R"(, "b": )" + b + R"(, "antrag_am": )" +
               filed + R"(, "betrag": )" + std::to_string(amount) + "}";
    };
    for (const char* cited : {"§ 2 Abs. 4 TestG", "§ 2 Abs. 5 TestG"}) {
        CHECK(outcome(rules, person("true", "true", "false", 0), cited) == claim);
        CHECK(outcome(rules, person("false", "true", "false", 11), cited) == claim);
        CHECK(outcome(rules, person("false", "true", "false", 0), cited) == gone);
    }
    CHECK(outcome(rules, person("true", "false", R"("2020-01-01")", 0), "§ 2 Abs. 4 TestG") == gone);
    CHECK(outcome(rules, person("true", "false", R"("2020-01-01")", 0), "§ 2 Abs. 5 TestG") == claim);
    CHECK(outcome(rules, person("true", "true", "false", 0), "§ 2 Abs. 1 TestG") == gone);  // drei
}

TEST_CASE("entsprechend takes from a general part what would not join by itself") {
    const std::string rules =
        std::string{groups} + R"(
allgemein § 5 TestG "Allgemein" { gilt für titelgruppe  voraussetzung g "G" { zitat Abs. 1  wenn a } }
)" + norm("führt zu titel", "§ 2 Abs. 1 TestG") +
        norm("führt zu duldung\nentsprechend § 5 Abs. 1 TestG { zitat Satz 1 }", "§ 2 Abs. 2 TestG");
    CHECK(outcome(rules, R"({"a": false})", "§ 2 Abs. 2 TestG") == gone);
    CHECK(outcome(rules, R"({"a": true})", "§ 2 Abs. 2 TestG") == claim);
}

// --- other days, other law --------------------------------------------------------------------------------

TEST_CASE("am D gilt with an open day is judged on every day D can be") {
    const char* condition = "am einreise_am gilt (alter weniger als 18 Jahre)";
    CHECK(judge(condition, R"({"geburtsdatum": "2000-06-15", "einreise_am": "2017"})", "2026-01-01").state ==
          "ja");
    CHECK(judge(condition, R"({"geburtsdatum": "2000-06-15", "einreise_am": "2018"})", "2026-01-01").state ==
          "offen");
    CHECK(judge(condition, R"({"geburtsdatum": "2000-06-15", "einreise_am": "2019"})", "2026-01-01").state ==
          "nein");
    CHECK(judge("am antrag_am gilt (alter weniger als 18 Jahre)",
                R"({"geburtsdatum": "2000-06-15", "antrag_am": false})", "2026-01-01")
              .state == "nein");
}

TEST_CASE("am D gilt moves only the facts, Fassung vom only the law") {
    const std::string values = R"(
wert frist : Dauer { zitat § 2 Satz 1 TestG  ab 1900-01-01: 8 Jahre  ab 2022-12-31: 6 Jahre }
)";
    const char* person = R"({"einreise_am": "2015-01-01", "antrag_am": "2022-06-01"})";
    const auto state = [&](const char* condition) {
        return judge(condition, person, "2024-01-01", values).state;
    };
    CHECK(state("am antrag_am gilt (seit einreise_am mindestens frist)") ==
          "ja");  // 7 years then, law of today
    CHECK(state("am antrag_am gilt (seit einreise_am mindestens frist Fassung vom 2022-12-30)") == "nein");
    CHECK(state("seit einreise_am mindestens frist Fassung vom 2022-12-30") == "ja");  // 9 years today
    CHECK(state("frist Fassung vom antrag_am mindestens 8 Jahre") == "ja");
    CHECK(state("frist Fassung vom 2022-12-31 mindestens 8 Jahre") == "nein");
    CHECK(judge("frist Fassung vom antrag_am mindestens 8 Jahre", R"({"antrag_am": "2022"})", "2024-01-01",
                values)
              .state == "offen");
    CHECK(judge("frist Fassung vom antrag_am mindestens 6 Jahre", R"({"antrag_am": "2022"})", "2024-01-01",
                values)
              .state == "ja");
}

// --- other persons
// ------------------------------------------------------------------------------------------

TEST_CASE("für P gilt: nobody is no, unknown is open, a person without a file has missing facts") {
    const char* condition = "für gatte gilt a";
    CHECK(judge(condition, R"({"gatte": null})", "2026-01-01").state == "nein");
    CHECK(judge(condition, "{}", "2026-01-01").state == "offen");
    CHECK(judge(condition, R"({"gatte": {"a": true}})", "2026-01-01").state == "ja");
    CHECK(judge(condition, R"({"gatte": {"a": false}})", "2026-01-01").state == "nein");
    CHECK(judge(condition, R"({"gatte": {"b": false}})", "2026-01-01").state == "offen");
    CHECK(judge("nicht für gatte gilt a", R"({"gatte": null})", "2026-01-01").state == "ja");
    CHECK(
        judge("gatte.alter mindestens 18 Jahre", R"({"gatte": {"geburtsdatum": "2000-01-01"}})", "2026-01-01")
            .state == "ja");
}

TEST_CASE("an element for several persons must hold for each who exists") {
    const std::string rules = norm(R"(voraussetzung v "V" für selbst, gatte { zitat Satz 1  wenn a })");
    CHECK(outcome(rules, R"({"a": true, "gatte": null})") == claim);
    CHECK(outcome(rules, R"({"a": true, "gatte": {"a": true}})") == claim);
    CHECK(outcome(rules, R"({"a": true, "gatte": {"a": false}})") == gone);
    CHECK(outcome(rules, R"({"a": false, "gatte": null})") == gone);
    CHECK(outcome(rules, R"({"a": true})") == open);
    const std::string each = norm(R"(voraussetzung v "V" für kinder { zitat Satz 1  wenn a })");
    CHECK(outcome(each, R"({"kinder": [{"a": true}, {"a": true}]})") == claim);
    CHECK(outcome(each, R"({"kinder": [{"a": true}, {"a": false}]})") == gone);
    CHECK(outcome(each, R"({"kinder": []})") == claim);
    CHECK(outcome(each, "{}") == open);
}

// --- lists
// ----------------------------------------------------------------------------------------------------

TEST_CASE("an item of doubtful membership counts in one bound only") {
    const char* person = R"({"strafen": [{"höhe": 50, "vorsatz": true}, {"höhe": 60}]})";
    const auto state = [&](const char* condition) { return judge(condition, person, "2026-01-01").state; };
    CHECK(state("anzahl strafe mit vorsatz mindestens 1") == "ja");
    CHECK(state("anzahl strafe mit vorsatz mindestens 2") == "offen");
    CHECK(state("anzahl strafe mit vorsatz höchstens 2") == "ja");
    CHECK(state("summe höhe über strafe mit vorsatz mindestens 50") == "ja");
    CHECK(state("summe höhe über strafe mit vorsatz mindestens 51") == "offen");
    CHECK(state("summe höhe über strafe mit vorsatz höchstens 110") == "ja");
    CHECK(state("größtes höhe über strafe mit vorsatz mindestens 50") == "ja");
    CHECK(state("größtes höhe über strafe mit vorsatz mindestens 60") == "offen");
    CHECK(state("größtes höhe über strafe mit vorsatz mindestens 61") == "nein");
    CHECK(state("kleinstes höhe über strafe mit vorsatz höchstens 50") == "ja");
}

TEST_CASE("a list that may have more items is never certain where more could change the answer") {
    const char* condition = "keine strafe mit vorsatz";
    CHECK(judge(condition, R"({"strafen": []})", "2026-01-01").state == "ja");
    CHECK(judge(condition, "{}", "2026-01-01").state == "offen");
    CHECK(judge("eine strafe", "{}", "2026-01-01").state == "offen");
    CHECK(judge("jede strafe hat vorsatz", R"({"strafen": []})", "2026-01-01").state == "ja");
}
