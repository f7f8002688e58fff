// Whatever a half-written file holds: the checker answers, with messages, and never falls over.
#include <catch2/catch.hpp>

#include "tests/unit/check/checked.hpp"

namespace {

std::string sample() {
    std::string text = test::read_file(test::golden_folder() + "gut.recht");
    for (const char* name : {"T314", "K603", "Z412", "F501", "A716"})
        text += test::read_file(test::golden_folder() + std::string{name} + ".recht");
    return text;
}

}  // namespace

TEST_CASE("a file that ends anywhere is checked") {
    const std::string text = sample();
    for (std::size_t length = 0; length < text.size(); length += 37) {
        const auto checked = test::check_text(text.substr(0, length));
        CHECK(checked.book.digest.size() == 64);
    }
}

TEST_CASE("a file in which any stretch is missing is checked") {
    const std::string text = sample();
    for (std::size_t start = 0; start + 23 < text.size(); start += 41) {
        const auto checked = test::check_text(text.substr(0, start) + text.substr(start + 23));
        CHECK(checked.book.digest.size() == 64);
    }
}

TEST_CASE("the same text twice is told as duplicates, not as other mistakes") {
    const std::string text = "begriff a : Wahr = ledig\nkette k \"K\" { zitat § 2 AufenthG  zählt wenn a }\n";
    const auto checked = test::check_text(text + text);
    for (const auto& message : checked.diagnostics.all())
        if (message.severity == dsl::core::Severity::Error) CHECK(dsl::core::id_of(message.code) == "N202");
    CHECK(checked.diagnostics.error_count() == 2);
}

TEST_CASE("names that double at each step end at a limit") {
    std::string lets = "sei a0 = ledig ";
    for (int i = 1; i < 60; ++i)
        lets += "sei a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " und a" +
                std::to_string(i - 1) + " ";
    const auto checked = test::check_text(
        "norm § 2 Abs. 1 AufenthG \"P\" { rechtsfolge ist \"ja\"  voraussetzung p \"P\" { zitat Satz 1 " +
        lets + " wenn a59 } }");
    CHECK(checked.diagnostics.contains(dsl::core::Code::LimitExceeded));
}

TEST_CASE("thousands of definitions in a row end at a limit, not at the end of the stack") {
    std::string text = "begriff b0 : Wahr = ledig\n";
    for (int i = 1; i < 6'000; ++i)
        text += "begriff b" + std::to_string(i) + " : Wahr = b" + std::to_string(i - 1) + "\n";
    CHECK(test::check_text(text).diagnostics.contains(dsl::core::Code::LimitExceeded));
    text.resize(text.find("begriff b4900"));
    CHECK_FALSE(test::check_text(text).diagnostics.has_errors());
}
