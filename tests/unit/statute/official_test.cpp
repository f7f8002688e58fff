// The official files, where they are at hand: PARAGRAF_GII, else ../shared/law/gii beside the repository.
// Only structure is tested; no wording of a statute stands in this repository.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>

#include "dsl/statute/difference.hpp"
#include "dsl/statute/shelf.hpp"

using namespace dsl;
using namespace dsl::statute;

namespace {

std::filesystem::path official_folder() {
    if (const char* set = std::getenv("PARAGRAF_GII")) return set;
    return std::filesystem::path{PARAGRAF_SOURCE_DIR} / ".." / "shared" / "law" / "gii";
}

/// The shelf with all official files, or nullptr with a warning in the test report.
const Shelf* official() {
    static core::Diagnostics diagnostics;
    static const Shelf shelf = [] {
        Shelf filled;
        if (std::filesystem::is_directory(official_folder()))
            filled.load_folder(official_folder(), diagnostics);
        return filled;
    }();
    CHECK(diagnostics.is_empty());
    if (shelf.acts().empty()) {
        WARN("no official files in " << official_folder() << ": set PARAGRAF_GII to test with them");
        return nullptr;
    }
    return &shelf;
}

core::Citation cite(const std::string& text) { return std::get<core::Citation>(core::parse_citation(text)); }

constexpr core::Date current = core::date_of(2026, 4, 28);

}  // namespace

TEST_CASE(
    "official files: every place our rules rest on is found, its neighbours that do not exist are not") {
    const Shelf* shelf = official();
    if (!shelf) return;
    for (const char* place :
         {"§ 25a Abs. 1 Satz 1 Nr. 4 AufenthG", "§ 25b Abs. 1 Satz 2 Nr. 5 AufenthG",
          "§ 25b Abs. 1 Satz 3 Nr. 4 AufenthG", "§ 25b Abs. 4 Satz 3 AufenthG",
          "§ 25b Abs. 8 Satz 2 AufenthG", "§ 60d Abs. 1 Nr. 11 AufenthG",
          "§ 60d Abs. 1 Satz 1 Nr. 1 Buchst. b AufenthG", "§ 2 Abs. 3 Satz 7 AufenthG",
          "§ 60c Abs. 2 Nr. 5 Buchst. e AufenthG", "§ 5 Abs. 1 Nr. 1a AufenthG", "§ 44 Abs. 1 AufenthG",
          "§ 10 Abs. 1 Satz 1 Nr. 3 Buchst. c StAG", "§ 12b Abs. 1 Satz 5 StAG", "§ 12a Abs. 1 Satz 4 StAG",
          "§ 40a StAG", "§ 55 Abs. 3 AsylG", "§§ 22 bis 26 AufenthG"}) {
        INFO(place);
        CHECK(shelf->exists(cite(place), current) == true);
    }
    for (const char* place :
         {"§ 25b Abs. 1 Satz 4 AufenthG", "§ 25b Abs. 1 Satz 2 Nr. 6 AufenthG", "§ 25b Abs. 9 AufenthG",
          "§ 60d Abs. 1 Nr. 12 AufenthG", "§ 2 Abs. 3 Satz 8 AufenthG", "§ 10 Abs. 1 Satz 1 Nr. 4 StAG",
          "§ 2 StAG", "§ 999 AufenthG"}) {
        INFO(place);
        CHECK(shelf->exists(cite(place), current) == false);
    }
}

TEST_CASE("official files: a provision comes and goes with its versions") {
    const Shelf* shelf = official();
    if (!shelf) return;
    CHECK(shelf->exists(cite("§ 104c AufenthG"), core::date_of(2022, 6, 1)) ==
          true);  // the next snapshot has it
    CHECK(shelf->on("AufenthG", core::date_of(2022, 6, 1))->exists(cite("§ 104c AufenthG")) == false);
    CHECK(shelf->on("AufenthG", core::date_of(2023, 6, 1))->exists(cite("§ 104c Abs. 4 AufenthG")) == true);
    CHECK(shelf->on("AufenthG", current)->exists(cite("§ 104c Abs. 4 AufenthG")) == false);
    CHECK(shelf->on("AufenthG", current)->exists(cite("§ 104c Abs. 2 Satz 3 AufenthG")) == true);
}

TEST_CASE("official files: units nest, sentences begin like sentences, versions differ") {
    const Shelf* shelf = official();
    if (!shelf) return;
    for (const std::string& act : shelf->acts()) {
        const std::vector<Statute>& versions = shelf->versions(act);
        for (const Statute& statute : versions) {
            std::size_t odd = 0, sentences = 0;
            for (const Unit& unit : statute.units()) {
                if (unit.parent != no_unit) {
                    const Unit& parent = statute.unit(unit.parent);
                    if (unit.range.begin < parent.range.begin || unit.range.end > parent.range.end)
                        FAIL(core::to_text(unit.place));
                    if (!core::contains(parent.place, unit.place)) FAIL(core::to_text(unit.place));
                }
                const bool is_sentence = unit.place.part(core::Rank::Satz) &&
                                         !unit.place.part(core::Rank::Nummer) &&
                                         !unit.place.part(core::Rank::Buchstabe);
                if (!is_sentence) continue;
                ++sentences;
                const char first = statute.text(unit).front();
                if (first >= 'a' && first <= 'z') ++odd;
            }
            INFO(act << " " << core::to_iso(statute.state()));
            CHECK(sentences > 20);
            CHECK(odd == 0);
        }
        for (std::size_t i = 1; i < versions.size(); ++i)
            CHECK(differences(versions[i - 1], versions[i]).empty() ==
                  (versions[i - 1].full_text() == versions[i].full_text()));
    }
}
