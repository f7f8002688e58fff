#include <catch2/catch.hpp>

#include "dsl/core/source.hpp"
#include "evaluator/render/render.hpp"
#include "golden.hpp"
#include "sample_reports.hpp"

using namespace evaluator;
using render::TextOptions;

namespace {

struct Sample {
    const char* name;
    explain::Report report;
};

std::vector<Sample> all_samples() {
    return {{"alltag", render::samples::everyday()},
            {"alles", render::samples::everything()},
            {"leer", render::samples::nothing()}};
}

void check(const Sample& sample, const char* file, const std::string& actual) {
    const std::string path = std::string("render/") + sample.name + "/" + file;
    INFO(path << " (PARAGRAF_UPDATE=1 rewrites it)");
    CHECK(golden::expected(path, actual) == actual);
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

}  // namespace

TEST_CASE("every format of every sample is as recorded") {
    for (const auto& sample : all_samples()) {
        check(sample, "bericht.txt", render::to_text(sample.report));
        check(sample, "bericht.schmal.txt", render::to_text(sample.report, {60, false, false}));
        check(sample, "bericht.farbe.txt", render::to_text(sample.report, {100, true, false}));
        check(sample, "bericht.ascii.txt", render::to_text(sample.report, {100, false, true}));
        check(sample, "bericht.md", render::to_markdown(sample.report));
        check(sample, "bericht.html", render::to_html(sample.report));
        check(sample, "bericht.json", render::to_json(sample.report));
    }
}

TEST_CASE("every format says that it is a pre-check, by which rules and which law") {
    for (const auto& sample : all_samples()) {
        for (const std::string& text :
             {render::to_text(sample.report, {4000, false, false}), render::to_markdown(sample.report),
              render::to_html(sample.report), render::to_json(sample.report)}) {
            CHECK(text.find("keine Entscheidung") != std::string::npos);
            CHECK(text.find("§ 35a VwVfG") != std::string::npos);
            CHECK(text.find("Art. 22 DSGVO") != std::string::npos);
            CHECK(text.find(sample.report.rules_digest) != std::string::npos);
            CHECK((text.find("25.11.2026") != std::string::npos ||
                   text.find("2026-11-25") != std::string::npos));
        }
    }
}

TEST_CASE("a text with ASCII only has no other byte, and no line is wider than asked for") {
    for (const auto& sample : all_samples()) {
        for (const char letter : render::to_text(sample.report, {100, false, true}))
            REQUIRE(static_cast<unsigned char>(letter) < 0x80);
        for (const std::size_t width : {50, 60, 80, 100, 120})
            for (const auto& line : lines_of(render::to_text(sample.report, {width, false, false})))
                if (line.find("SHA-256") == std::string::npos &&
                    line.find(sample.report.rules_digest) == std::string::npos) {
                    INFO(line);
                    CHECK(dsl::core::display_width(line) <= width);
                }
    }
}

TEST_CASE("without colour there is no escape, with colour the words are the same") {
    for (const auto& sample : all_samples()) {
        const std::string plain = render::to_text(sample.report);
        CHECK(plain.find('\x1b') == std::string::npos);
        std::string colored = render::to_text(sample.report, {100, true, false}), stripped;
        for (std::size_t at = 0; at < colored.size(); ++at) {
            if (colored[at] == '\x1b')
                at = colored.find('m', at);
            else
                stripped += colored[at];
        }
        CHECK(stripped == plain);
    }
}

TEST_CASE("text from files never becomes markup") {
    const auto report = render::samples::everything();
    CHECK(render::to_html(report).find("<script") == std::string::npos);
    CHECK(render::to_html(report).find("&lt;script&gt;") != std::string::npos);
    CHECK(render::to_markdown(report).find("\\*Sternen\\* \\| Strichen") != std::string::npos);
}

TEST_CASE("a report with the same content is the same bytes") {
    CHECK(render::to_html(render::samples::everyday()) == render::to_html(render::samples::everyday()));
    CHECK(render::to_json(render::samples::everyday()) == render::to_json(render::samples::everyday()));
}
