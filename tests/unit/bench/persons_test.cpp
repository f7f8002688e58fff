// The invented persons: readable without any message, the same for the same seed, spread as figures.hpp says.
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>

#include "bench/persons/generator.hpp"
#include "tests/support/rules.hpp"

namespace {

using nlohmann::json;

std::string lines(std::uint64_t seed, std::uint64_t first, int count) {
    persons::Generator generator{seed, first};
    std::string result;
    for (int i = 0; i < count; ++i) (result += generator.next()) += '\n';
    return result;
}

std::uint64_t digest(std::string_view text) {  // FNV-1a
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    return hash;
}

/// The value of a fact that may stand in an object with standing and proofs.
const json* value_of(const json& facts, const char* name) {
    const auto found = facts.find(name);
    if (found == facts.end()) return nullptr;
    if (!found->is_object()) return &*found;
    const auto value = found->find("wert");
    return value == found->end() ? nullptr : &*value;
}

struct Counts {
    int all = 0, married = 0, with_children = 0, missing_language = 0, contested = 0, proven = 0, partly = 0;
    double years = 0, stays = 0;
    int aged = 0, here = 0, young = 0, long_here = 0;
    std::map<std::string, int> now;

    double share(int count) const { return 100.0 * count / all; }
    double status(std::initializer_list<const char*> names) {
        int sum = 0;
        for (const char* name : names) sum += now[name];
        return share(sum);
    }
};

double years_to_default(const std::string& iso) {
    return (persons::default_day.days - test::day(iso).days) / 365.2425;
}

void count(Counts& counts, std::string_view line) {
    const json facts = json::parse(line)["angaben"];
    ++counts.all;
    if (const json* birth = value_of(facts, "geburtsdatum"); birth && birth->is_string()) {
        const double age = years_to_default(*birth);
        counts.years += age;
        ++counts.aged;
        counts.young += age < 18;
    }
    counts.married += facts.contains("partner") && !facts["partner"].is_null();
    counts.with_children += facts.contains("kinder") && !facts["kinder"].empty();
    counts.missing_language += !facts.contains("sprachniveau");
    counts.contested += line.find("strittig") != std::string_view::npos;
    counts.proven += line.find("\"belegt\"") != std::string_view::npos;
    counts.partly += line.find("zwischen\":[") != std::string_view::npos;
    const json* stages = value_of(facts, "aufenthaltszeiten");
    if (!stages) return;
    ++counts.now[stages->back()["status"]];
    for (const json& stage : *stages) {
        if (stage["status"] == "ausland" || stage["von"].get<std::string>().size() < 10) continue;
        const double stay = years_to_default(stage["von"]);
        counts.stays += stay;
        counts.long_here += stay >= 10;
        ++counts.here;
        break;
    }
}

Counts counted(int people) {
    Counts counts;
    persons::Generator generator{20261125};
    for (int i = 0; i < people; ++i) count(counts, generator.next());
    return counts;
}

}  // namespace

TEST_CASE("our own reader takes every invented person without a word", "[bench]") {
    const test::Rules& rules = test::rule_library();
    persons::Generator generator{4711};
    evaluator::person::ReadOptions options;
    options.as_of = persons::default_day;
    for (int i = 0; i < 2000; ++i) {
        const std::string line{generator.next()};
        dsl::core::SourceMap sources;
        dsl::core::Diagnostics diagnostics;
        const auto file = sources.add("person.json", line);
        const auto household = evaluator::person::read_json(line, file, rules.book, options, diagnostics);
        INFO(dsl::core::render(diagnostics, sources, {}));
        REQUIRE(household.has_value());
        REQUIRE(diagnostics.sorted().empty());
    }
}

TEST_CASE("the same seed gives the same bytes, on every machine and from every start", "[bench]") {
    const std::string all = lines(7, 0, 200);
    CHECK(all == lines(7, 0, 200));
    CHECK(all == lines(7, 0, 120) + lines(7, 120, 80));
    CHECK(all != lines(8, 0, 200));
    CHECK(digest(all) ==
          11170721526827148744u);  // changes with every change of the tables: then write down the new one
}

TEST_CASE("ages, stays, families and statuses are spread as published", "[bench]") {
    Counts counts = counted(20000);
    const auto within = [](double value, double low, double high) {
        INFO(value << " should lie between " << low << " and " << high);
        CHECK((value >= low && value <= high));
    };
    within(counts.years / counts.aged, 34, 42);              // Destatis: 37.6
    within(100.0 * counts.young / counts.aged, 8, 22);       // children
    within(counts.stays / counts.here, 9, 17);               // AZR: about 15 in 2016, fewer since
    within(100.0 * counts.long_here / counts.here, 35, 55);  // AZR 2020: 44.2
    within(counts.share(counts.married), 35, 50);            // Destatis: 42.7
    within(counts.share(counts.with_children), 25, 50);
    within(counts.status({"freizügigkeit_eu", "daueraufenthaltsrecht_eu", "freizügigkeit_schweiz"}), 38, 46);
    within(counts.status({"niederlassungserlaubnis", "daueraufenthalt_eu"}), 16, 23);  // AZR 2020: 21.9
    within(counts.status({"gestattung"}), 1.2, 4);                                     // AZR 2020: 1.9
    within(counts.status({"duldung_60a", "duldung_60b", "duldung_60c", "duldung_60d"}), 1, 3.5);  // 2.1
}

TEST_CASE("some facts are missing, partly known, contested, proven", "[bench]") {
    const Counts counts = counted(5000);
    CHECK((counts.share(counts.missing_language) > 8 && counts.share(counts.missing_language) < 22));
    CHECK((counts.share(counts.contested) > 10 && counts.share(counts.contested) < 45));
    CHECK((counts.share(counts.partly) > 8 && counts.share(counts.partly) < 40));
    CHECK(counts.share(counts.proven) > 90);
}
