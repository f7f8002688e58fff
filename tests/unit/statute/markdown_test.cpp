#include "dsl/statute/read_markdown.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "dsl/statute/shelf.hpp"

using namespace dsl;
using namespace dsl::statute;

namespace {

const char* const text = R"(% Gesetz zur Probe  (Probegesetz - ProbeG)
% Ausfertigungsdatum: 01.01.2020

# Inhaltsübersicht

# § 1 – Bleiben & Gehen

(1) Wer hier ist, darf

1. bleiben,

2. gehen, wenn er

a) kann oder

b) muss;

aa) auch nachts,

3. warten.

Er fragt vorher.

(2) (weggefallen)

# § 2

Nur ein Satz. Und noch einer.
)";

Statute read() {
    core::Diagnostics diagnostics;
    auto statute = read_markdown(text, core::date_of(2026, 8, 12), diagnostics);
    INFO(core::render(diagnostics, core::SourceMap{}));
    REQUIRE(statute);
    return *statute;
}

std::string found(const Statute& statute, const std::string& place) {
    const auto citation = std::get<core::Citation>(core::parse_citation(place));
    const auto resolution = statute.resolve(citation);
    return resolution ? statute.own_text(resolution->unit) : "-";
}

}  // namespace

TEST_CASE("an act in Markdown has the units of the same act in the official XML") {
    const Statute statute = read();
    CHECK(statute.act() == "ProbeG");
    CHECK(statute.title() == "Gesetz zur Probe (Probegesetz - ProbeG)");
    CHECK(core::to_iso(statute.state()) == "2026-08-12");
    const auto paragraph = statute.resolve(std::get<core::Citation>(core::parse_citation("§ 1 ProbeG")));
    REQUIRE(paragraph);
    CHECK(statute.unit(paragraph->unit).title == "Bleiben & Gehen");
    CHECK(found(statute, "§ 1 Abs. 1 Satz 1 Nr. 1 ProbeG") == "1. bleiben,");
    CHECK(found(statute, "§ 1 Abs. 1 Satz 1 Nr. 2 Buchst. a ProbeG") == "a) kann oder");
    CHECK(found(statute, "§ 1 Abs. 1 Satz 1 Nr. 3 ProbeG") == "3. warten.");
    CHECK(found(statute, "§ 1 Abs. 1 Satz 2 ProbeG") == "Er fragt vorher.");
    CHECK(found(statute, "§ 2 Satz 2 ProbeG") == "Und noch einer.");
    CHECK(found(statute, "§ 1 Abs. 3 ProbeG") == "-");
    CHECK_FALSE(statute.exists(std::get<core::Citation>(core::parse_citation("§ 1 Abs. 2 ProbeG"))));
}

TEST_CASE("Markdown that is no act is refused with a message, whatever it holds") {
    for (const char* odd : {"", "nur Text", "# § 1\n\n1. allein\n", "%(\n#", "####", "(1)\n\n# § 1 – <P>&\n",
                            "% X (Y)\n# § 1\n\naa) a\n\n1. b\n"}) {
        core::Diagnostics diagnostics;
        const auto statute = read_markdown(odd, core::date_of(2026, 8, 12), diagnostics);
        INFO(odd);
        CHECK((statute.has_value() || diagnostics.has_errors()));
    }
}
