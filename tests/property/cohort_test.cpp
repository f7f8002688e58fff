// The columnar evaluation gives what the single one gives: truth and until of every norm, element,
// consequence and transition of the rule library, bit by bit, over random persons, days, law dates and modes.
// COHORT_PERSONS=N: more persons than in every run.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "bench/persons/generator.hpp"
#include "evaluator/cohort/block_run.hpp"
#include "evaluator/mass/cohort_checker.hpp"
#include "tests/support/plan_nodes.hpp"
#include "tests/support/random_person.hpp"
#include "tests/support/rules.hpp"

using namespace test;
using namespace evaluator;
using engine::NodeId;

namespace {

struct Law {
    const char *as_of, *law_date;
    bool evidenced_only, with_readings;

    engine::Options options() const {
        const model::RuleBook& book = rule_library().book;
        engine::Options options;
        options.as_of = day(as_of);
        if (law_date != nullptr) options.law_date = day(law_date);
        options.evidenced_only = evidenced_only;
        for (std::uint32_t i = 0; i < book.sources.size(); ++i) options.layers.push_back(model::SourceId{i});
        for (std::uint32_t i = 0; with_readings && i < book.readings.size(); ++i)
            options.readings.emplace_back(model::ReadingId{i}, i % 2);
        return options;
    }
};

/// Half of them with every fact of the vocabulary, half as files look.
class Persons {
public:
    explicit Persons(std::uint64_t seed) : seed_(seed), generator_(seed) {}

    person::Household next() {
        ++seed_;
        if (seed_ % 2 == 0) {
            RandomPersonOptions options;
            options.given = 0.3 + 0.1 * static_cast<double>(seed_ % 7);
            options.partly_known = 0.03 * static_cast<double>(seed_ % 5);
            return random_household(rule_library().book, seed_, options);
        }
        core::SourceMap sources;
        core::Diagnostics diagnostics;
        const std::string text{generator_.next()};
        const core::FileId file = sources.add("person.json", text);
        auto household = person::read_json(text, file, rule_library().book, {}, diagnostics);
        if (!household) throw std::runtime_error(core::render(diagnostics, sources, {}));
        return std::move(*household);
    }

private:
    std::uint64_t seed_;
    persons::Generator generator_;
};

int person_count(int usual) {
    const char* wanted = std::getenv("COHORT_PERSONS");
    return wanted != nullptr ? std::atoi(wanted) : fewer_when_sanitized(usual);
}

/// Compares all nodes of all persons; returns how many there were.
std::size_t compare(const Law& law, std::uint64_t seed, int count, std::initializer_list<const char*> days) {
    const engine::Plan plan = engine::compile(rule_library().book, law.options());
    const std::vector<NodeId> nodes = result_nodes(plan);
    const cohort::Program program{plan, nodes}, without_until{plan, nodes, {false, false}},
        all_columns{plan, nodes, {false, true}};
    cohort::BlockRun run{program, 64}, plain{without_until, 64}, whole{all_columns, 64};
    engine::Evaluation single{plan};
    Persons persons{seed};
    std::size_t compared = 0;
    int wrong = 0;
    for (int done = 0; done < count && wrong < 20; done += 64) {
        std::vector<person::Household> block;
        for (int i = 0; i < std::min(64, count - done); ++i) block.push_back(persons.next());
        for (const char* text : days) {
            const core::Date at = day(text);
            run.run(block, at);
            plain.run(block, at);
            whole.run(block, at);
            for (std::size_t row = 0; row < block.size(); ++row) {
                single.begin(block[row], at);
                for (const NodeId node : nodes) {
                    const engine::Value wanted = single.value(node);
                    const cohort::State found = run.state(node, row);
                    ++compared;
                    const bool is_same =
                        found.truth == wanted.truth && found.until.facts == wanted.until.facts &&
                        found.until.law == wanted.until.law && plain.state(node, row).truth == wanted.truth &&
                        whole.state(node, row).truth == wanted.truth;
                    if (is_same || ++wrong > 20) continue;
                    INFO("Saat " << seed << ", Person " << done + static_cast<int>(row) << ", "
                                 << name_of(plan, node) << " (" << node << "), " << text << ", Recht "
                                 << core::to_iso(plan.law_date));
                    CHECK(int{found.truth.bits} == int{wanted.truth.bits});
                    CHECK(core::to_iso(found.until.facts) == core::to_iso(wanted.until.facts));
                    CHECK(core::to_iso(found.until.law) == core::to_iso(wanted.until.law));
                    CHECK(int{plain.state(node, row).truth.bits} == int{wanted.truth.bits});
                    CHECK(int{whole.state(node, row).truth.bits} == int{wanted.truth.bits});
                }
            }
        }
    }
    return compared;
}

/// The parts of one norm.
std::vector<NodeId> nodes_of(const engine::PlanNorm& norm) {
    std::vector<NodeId> nodes{norm.value};
    for (const engine::PlanElement& element : norm.elements) nodes.push_back(element.value);
    return nodes;
}

}  // namespace

TEST_CASE("columns give what the single evaluation gives: every node, until, day, law and mode") {
    const int count = person_count(128);
    std::size_t compared = 0;
    compared += compare({"2026-11-25", nullptr, false, false}, 1000, count, {"2026-11-25", "2024-02-29"});
    compared += compare({"2026-11-25", nullptr, true, true}, 2000, count / 2, {"2026-11-25"});
    compared += compare({"2023-03-31", nullptr, false, true}, 3000, count / 2, {"2023-03-31", "2030-12-31"});
    compared += compare({"2026-11-25", "2019-06-01", false, false}, 4000, count / 2, {"2026-11-25"});
    WARN(compared << " Werte verglichen");
    CHECK(compared > 100'000);
}

TEST_CASE("norms one by one, packed, give what the single evaluation gives, most of them on planes") {
    const Law law{"2026-11-25", nullptr, false, false};
    const engine::Plan plan = engine::compile(rule_library().book, law.options());
    const core::Date at = day("2026-11-25");
    engine::Evaluation single{plan};
    Persons persons{7000};
    std::vector<person::Household> block;
    for (int i = 0; i < person_count(100); ++i) block.push_back(persons.next());
    std::size_t compared = 0, on_planes = 0, open_in_lanes = 0;
    for (const engine::PlanNorm& norm : plan.norms) {
        const std::vector<NodeId> nodes = nodes_of(norm);
        const cohort::Program program{plan, nodes, {false, true}};
        cohort::BlockRun run{program, block.size()};
        const cohort::Packed packed{program, run.filled(block, at)};
        run.run(packed);
        on_planes += run.is_on_planes();
        for (std::size_t row = 0; row < block.size(); ++row) {
            single.begin(block[row], at);
            for (const NodeId node : nodes) {
                const engine::Truth wanted = single.truth(node);
                ++compared;
                open_in_lanes += wanted.lanes_unlike_full() != 0;
                if (run.state(node, row).truth == wanted) continue;
                INFO("Person " << row << ", " << name_of(plan, node) << " (" << node << ")");
                FAIL_CHECK();
            }
        }
    }
    WARN(compared << " Werte verglichen, " << on_planes << " von " << plan.norms.size()
                  << " Normen in Ebenen, " << open_in_lanes << " mit ungleichen Ebenen");
    CHECK(on_planes > plan.norms.size() / 4);
    CHECK(open_in_lanes > 0);
}

TEST_CASE("both checkers give the same verdicts, also of what lies ahead") {
    struct Checked {
        Law law;
        const char* ahead_until;
        int persons;
    };
    const int count = person_count(96);
    int verdicts = 0, open = 0, ahead = 0, wrong = 0;
    for (const auto& [law, ahead_until, usual] :
         {Checked{{"2026-11-25", nullptr, false, false}, "2026-11-25", count},
          Checked{{"2026-11-25", nullptr, false, false}, "2027-11-25", count / 4},
          Checked{{"2026-11-25", nullptr, true, false}, "2027-02-25", count / 8},
          Checked{{"2022-01-31", nullptr, false, true}, "2023-01-31", count / 8}}) {
        const auto single = mass::single_checker(rule_library().book, law.options(), {}, day(ahead_until));
        const auto columns = mass::cohort_checker(rule_library().book, law.options(), {}, day(ahead_until));
        REQUIRE(single.norms.size() == columns.norms.size());
        const auto check_single = single.make(), check_columns = columns.make();
        Persons persons{static_cast<std::uint64_t>(5000 + usual)};
        for (int done = 0; done < usual && wrong < 20; done += 96) {
            std::vector<person::Household> block;  // a block and a part of one
            for (int i = 0; i < std::min(96, usual - done); ++i) block.push_back(persons.next());
            std::vector<mass::Verdicts> wanted, found;
            check_single(block, wanted);
            check_columns(block, found);
            REQUIRE(found.size() == wanted.size());
            for (std::size_t i = 0; i < found.size(); ++i)
                for (std::size_t norm = 0; norm < single.norms.size(); ++norm) {
                    ++verdicts;
                    open += wanted[i][norm].outcome == explain::Outcome::Open;
                    ahead += wanted[i][norm].earliest != core::Date::never();
                    if (found[i][norm] == wanted[i][norm] || ++wrong > 20) continue;
                    INFO(law.as_of << ", Person " << done + static_cast<int>(i) << ", "
                                   << single.norms[norm].name);
                    FAIL_CHECK();
                }
        }
    }
    WARN(verdicts << " Verdikte verglichen");
    CHECK(open > verdicts / 20);
    CHECK(ahead > 20);
}
