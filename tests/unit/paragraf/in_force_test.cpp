#include <catch2/catch.hpp>

#include "apps/paragraf/in_force.hpp"
#include "dsl/core/diagnostic.hpp"
#include "dsl/syntax/format.hpp"
#include "dsl/syntax/parse.hpp"

namespace {

constexpr const char* text = R"(norm § 2 Abs. 1 AufenthG "Probe" {
  gültig ab 2015-08-01
  rechtsfolge kann "erteilen" bis 2021-12-31
  rechtsfolge soll "erteilen" ab 2022-01-01
  führt zu deutscher unbefristet
  -- stand schon immer hier
  voraussetzung alt "Alt" { zitat Satz 1  gültig bis 2021-12-31  wenn a }
  voraussetzung neu "Neu" {
    zitat Satz 2
    wenn eines von {
      b,
      fall später "Später" { gültig ab 2022-01-01  wenn c }
    }
    -- kam später
    genügt weg "Weg" { zitat Satz 3  gültig ab 2022-01-01  wenn d }
  }
}
)";

std::string shown_on(std::string_view day) {
    dsl::core::SourceMap sources;
    dsl::core::Diagnostics diagnostics;
    const auto id = sources.add("probe.recht", text);
    const auto file = dsl::syntax::parse(sources.at(id), id, diagnostics);
    REQUIRE_FALSE(diagnostics.has_errors());
    return dsl::syntax::format(apps::in_force_on(file, text, 0, *dsl::core::parse_iso(day)), text);
}

bool has(const std::string& whole, const char* part) { return whole.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a norm is shown without what is not in force on the day") {
    const std::string before = shown_on("2021-12-31"), after = shown_on("2022-01-01");
    for (const char* old : {"voraussetzung alt", "rechtsfolge kann"}) {
        CHECK(has(before, old));
        CHECK_FALSE(has(after, old));
    }
    for (const char* later : {"fall später", "genügt weg", "rechtsfolge soll", "kam später"}) {
        CHECK_FALSE(has(before, later));
        CHECK(has(after, later));
    }
    for (const char* always : {"voraussetzung neu", "führt zu deutscher"}) {
        CHECK(has(before, always));
        CHECK(has(after, always));
    }
}

TEST_CASE("what is shown is rule text again") {
    for (const char* day : {"2021-12-31", "2022-01-01"}) {
        dsl::core::SourceMap sources;
        dsl::core::Diagnostics diagnostics;
        const auto id = sources.add("gezeigt.recht", shown_on(day));
        dsl::syntax::parse(sources.at(id), id, diagnostics);
        INFO(sources.at(id).text());
        CHECK_FALSE(diagnostics.has_errors());
    }
}
