// Every operation that is computed in columns, over its own small vocabulary: random persons, days around the
// boundaries, with and without until, kept packed; each against the single evaluation.
#include <catch2/catch.hpp>

#include "evaluator/cohort/block_run.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

using namespace test;
using namespace evaluator;
using engine::NodeId;

namespace {

constexpr const char* vocabulary = R"(
gesetz AufenthG "Aufenthaltsgesetz"
auswahl Stufe geordnet { ohne_deutsch, A1, A2, B1, B2 }
auswahl Farbe { rot "rot", blau "blau", grün "grün" }
sachverhalt {
  geburtsdatum : Datum "Geburtsdatum"  erhoben nach § 86 AufenthG
  ja : Wahr "Ja?"  erhoben nach § 86 AufenthG
  nein : Wahr "Nein?"  erhoben nach § 86 AufenthG
  tag : Datum "Tag"  erhoben nach § 86 AufenthG
  anderer_tag : Datum "Anderer Tag"  erhoben nach § 86 AufenthG
  geschehen : Ereignis "Geschehen?"  erhoben nach § 86 AufenthG
  danach : Ereignis "Danach?"  erhoben nach § 86 AufenthG
  zahl : Zahl "Zahl"  erhoben nach § 86 AufenthG
  andere : Zahl "Andere Zahl"  erhoben nach § 86 AufenthG
  geld : Geld "Geld"  erhoben nach § 86 AufenthG
  stufe : Stufe "Stufe"  erhoben nach § 86 AufenthG
  farbe : Farbe "Farbe"  erhoben nach § 86 AufenthG
  grundlage : Fundstelle "Grundlage"  erhoben nach § 86 AufenthG
  wertung gut "Ist das gut?" { zu § 1 AufenthG }
}
)";

const std::vector<const char*> conditions = {
    "ja",
    "nicht ja",
    "ja und nein",
    "ja oder nein",
    "keines von { ja, nein }",
    "wertung gut",
    "wertung gut oder ja",
    "alter mindestens 18 Jahre",
    "alter höchstens 18 Jahre",
    "alter mehr als 30 Jahre",
    "alter weniger als 6 Monate",
    "tag vor anderer_tag",
    "tag nach anderer_tag",
    "tag spätestens anderer_tag",
    "tag frühestens anderer_tag",
    "tag ist anderer_tag",
    "tag vor Stichtag",
    "Stichtag vor tag",
    "Stichtag nach geschehen",
    "tag spätestens Stichtag",
    "Stichtag frühestens danach",
    "geschehen liegt vor",
    "geschehen vor danach",
    "tag ist Stichtag",
    "tag vor 2020-02-29",
    "Stichtag mindestens 3 Monate nach geschehen",
    "Stichtag mehr als 1 Monat nach geschehen",
    "Stichtag höchstens 90 Tage nach geschehen",
    "Stichtag weniger als 2 Jahre nach geschehen",
    "Stichtag mindestens 3 Monate vor geschehen",
    "Stichtag mehr als 1 Monat vor geschehen",
    "Stichtag höchstens 90 Tage vor geschehen",
    "Stichtag weniger als 2 Jahre vor geschehen",
    "Stichtag binnen 6 Monate nach geschehen",
    "Stichtag binnen 6 Monate vor geschehen",
    "tag mindestens 1 Jahr nach geschehen",
    "tag mehr als 1 Monat nach anderer_tag",
    "tag höchstens 7 Tage nach geschehen",
    "tag weniger als 1 Jahr nach geschehen",
    "tag mindestens 1 Jahr vor geschehen",
    "tag mehr als 1 Monat vor anderer_tag",
    "tag höchstens 7 Tage vor geschehen",
    "tag weniger als 1 Jahr vor geschehen",
    "danach binnen 6 Monate nach geschehen",
    "danach binnen 6 Monate vor geschehen",
    "danach mindestens 1 Monat nach Stichtag",
    "danach binnen 1 Jahr vor Stichtag",
    "danach binnen 1 Jahr nach Stichtag",
    "zahl mindestens 10",
    "zahl mehr als 10",
    "zahl höchstens 10",
    "zahl weniger als 10",
    "zahl ist 10",
    "zahl mindestens andere",
    "zahl mehr als andere",
    "zahl höchstens andere",
    "zahl weniger als andere",
    "zahl ist andere",
    "zahl plus andere mindestens 20",
    "zahl minus andere mehr als 3",
    "zahl mal 3 mehr als andere",
    "zahl mal andere höchstens 90",
    "geld mal 2 mindestens 1500 EUR",
    "geld minus 300 EUR mehr als 200 EUR",
    "stufe mindestens A2",
    "stufe mehr als A2",
    "stufe höchstens B1",
    "stufe weniger als B2",
    "stufe ist A1",
    "farbe ist rot",
    "farbe in { rot, grün }",
    "farbe ist nicht blau",
    "grundlage in { § 25 Abs. 5 AufenthG, § 104c AufenthG }",
    "grundlage ist § 25b AufenthG",
    "(falls ja dann nein sonst wertung gut)",
};

std::string rules_text() {
    std::string text = vocabulary;
    text += "norm § 1 AufenthG \"Alles\" {\n  gültig ab 2000-01-01\n  rechtsfolge ist \"tun\"\n";
    for (std::size_t i = 0; i < conditions.size(); ++i)
        text +=
            "  voraussetzung v" + std::to_string(i) + " \"V\" { zitat Satz 1  wenn " + conditions[i] + " }\n";
    text += "  regelvoraussetzung r \"R\" { zitat Satz 2  wenn ja }\n}\n";
    return text;
}

struct Asked {
    Rules rules = rules_from(rules_text());
    engine::Plan plan;
    std::vector<NodeId> nodes;

    Asked() {
        engine::Options options;
        options.as_of = day("2026-02-28");
        plan = engine::compile(rules.book, options);
        for (const auto& element : plan.norms.front().elements) nodes.push_back(element.value);
        nodes.push_back(plan.norms.front().value);
    }
};

std::vector<person::Household> persons(const model::RuleBook& book, int count, std::uint64_t seed,
                                       double partly_known = 0.2) {
    std::vector<person::Household> block;
    RandomPersonOptions options;
    options.partly_known = partly_known;
    options.first_year = 2022;
    for (int i = 0; i < count; ++i)
        block.push_back(random_household(book, seed + static_cast<std::uint64_t>(i), options));
    return block;
}

/// Columns hold whole numbers only.
void make_whole(person::Household& household) {
    for (person::FactEntry& entry : household.persons[0].facts)
        for (person::TimedValue& value : entry.values)
            if (auto* range = std::get_if<person::NumberRange>(&value.known)) {
                range->low = core::Rational{range->low.floor()};
                if (range->high != core::Rational::max()) range->high = core::Rational{range->high.floor()};
            }
}

/// By person and node asked for.
std::vector<std::vector<engine::Truth>> truths(const Asked& asked,
                                               const std::vector<person::Household>& block, core::Date at) {
    engine::Evaluation single{asked.plan};
    std::vector<std::vector<engine::Truth>> found;
    for (const person::Household& household : block) {
        single.begin(household, at);
        std::vector<engine::Truth>& row = found.emplace_back();
        for (const NodeId node : asked.nodes) row.push_back(single.truth(node));
    }
    return found;
}

}  // namespace

TEST_CASE("nearly every condition of the test is computed in columns") {
    const Asked asked;
    const cohort::Program program{asked.plan, asked.nodes};
    cohort::BlockRun run{program, 64};
    std::string single;
    for (std::size_t i = 0; i < conditions.size(); ++i)
        if (!run.is_column(asked.nodes[i])) single += std::string{conditions[i]} + "; ";
    CHECK(single == "");
}

TEST_CASE("each operation gives what the single evaluation gives, packed or not, with until or without") {
    const Asked asked;
    const cohort::Program program{asked.plan, asked.nodes}, plain{asked.plan, asked.nodes, {false, true}};
    cohort::BlockRun run{program, 128}, whole{plain, 128};
    engine::Evaluation single{asked.plan};
    int decided = 0, open = 0;
    for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(fewer_when_sanitized(12)); ++seed) {
        const auto block = persons(asked.rules.book, 101, 1000 * seed);
        const core::Date at = core::add_days(day("2023-12-29"), static_cast<int>(37 * seed));
        run.run(block, at);
        const cohort::Packed packed{plain, whole.filled(block, at)};
        whole.run(packed);
        for (std::size_t row = 0; row < block.size(); ++row) {
            single.begin(block[row], at);
            for (std::size_t i = 0; i < asked.nodes.size(); ++i) {
                const engine::Value wanted = single.value(asked.nodes[i]);
                const cohort::State found = run.state(asked.nodes[i], row);
                const bool is_same = found.truth == wanted.truth && found.until.facts == wanted.until.facts &&
                                     found.until.law == wanted.until.law &&
                                     whole.state(asked.nodes[i], row).truth == wanted.truth;
                wanted.truth.is_open() ? ++open : ++decided;
                if (is_same) continue;
                INFO((i < conditions.size() ? conditions[i] : "norm")
                     << ", Person " << 1000 * seed + row << ", " << core::to_iso(at));
                CHECK(int{found.truth.bits} == int{wanted.truth.bits});
                CHECK(core::to_iso(found.until.facts) == core::to_iso(wanted.until.facts));
                CHECK(core::to_iso(found.until.law) == core::to_iso(wanted.until.law));
                CHECK(int{whole.state(asked.nodes[i], row).truth.bits} == int{wanted.truth.bits});
            }
        }
    }
    CHECK(decided > fewer_when_sanitized(20000));
    CHECK(open > fewer_when_sanitized(2000));
}

TEST_CASE("a condition alone, packed, is judged on bit planes and gives the same with all instruction sets") {
    const Asked asked;
    const core::Date at = day("2026-02-28");
    std::size_t compared = 0, on_planes = 0, ran = 0;
    for (const auto& [count, rows, partly_known] : {std::tuple{150, 192, 0.2}, {600, 640, 0.0}}) {
        auto block = persons(asked.rules.book, count, 777, partly_known);
        for (person::Household& household : block) make_whole(household);
        const auto wanted = truths(asked, block, at);
        for (const cohort::Kernels* kernels : cohort::all_kernels())
            for (std::size_t i = 0; i < asked.nodes.size(); ++i) {
                const cohort::Program program{asked.plan, {&asked.nodes[i], 1}, {false, true}};
                cohort::BlockRun run{program, static_cast<std::size_t>(rows), *kernels};
                const cohort::Packed packed{program, run.filled(block, at)};
                run.run(packed);
                ++ran;
                on_planes += run.is_on_planes();
                std::vector<std::uint64_t> planes(2 * (run.rows() / 64));
                run.planes(run.query({&asked.nodes[i], 1}), planes.data());
                for (std::size_t row = 0; row < block.size(); ++row, ++compared) {
                    const auto bit = [&](std::size_t word) {
                        return ((planes[word + row / 64] >> (row % 64)) & 1) != 0;
                    };
                    const engine::Truth single = wanted[row][i];
                    const bool is_same = run.state(asked.nodes[i], row).truth == single &&
                                         bit(0) == single.certain() &&
                                         bit(run.rows() / 64) == single.possible();
                    if (is_same) continue;
                    INFO((i < conditions.size() ? conditions[i] : "norm")
                         << ", Person " << 777 + row << ", " << kernels->name);
                    FAIL_CHECK();
                }
            }
    }
    CHECK(compared > 50000);
    CHECK(on_planes > ran * 95 / 100);  // an unknown number subtracted or multiplied does not fit
}
