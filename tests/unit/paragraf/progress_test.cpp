// How far a mass check is.
#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "apps/paragraf/batch.hpp"

using apps::progress_words;

TEST_CASE("progress tells the rate, the share and the time left") {
    CHECK(progress_words(500, 25, 100, 10, false) ==
          "[#####...............]  25 %  500 Personen, 50 je Sekunde, noch 30 s");
    CHECK(progress_words(1000, 10, 1000, 60, false) ==
          "[....................]   1 %  1000 Personen, 17 je Sekunde, noch 1 h 39 min");
    CHECK(progress_words(9, 90, 100, 900, false) ==
          "[##################..]  90 %  9 Personen, 0 je Sekunde, noch 1 min 40 s");
    CHECK(progress_words(9, 120, 100, 1, false).find("100 %") != std::string::npos);  // the file has grown
}

TEST_CASE("without a known size, or before the first byte, nobody knows how long") {
    CHECK(progress_words(500, 25, 0, 10, false) == "500 Personen, 50 je Sekunde");
    CHECK(progress_words(0, 0, 100, 0, false) == "0 Personen, 0 je Sekunde");
}

TEST_CASE("at the end progress tells how long it took") {
    CHECK(progress_words(500, 100, 100, 10, true) == "500 Personen, 50 je Sekunde, 10 s");
}

TEST_CASE("progress is for terminals only, one line that is written over, at most five times a second") {
    std::istringstream in;
    std::ostringstream out, err;
    apps::Console console{in, out, err};
    apps::Progress silent(console, 100, false);
    silent.show(1, 10);
    silent.show(1, 100, true);
    CHECK(err.str().empty());
    apps::Progress shown(console, 100, true);
    shown.show(1, 10);
    shown.show(2, 20);  // too soon
    shown.show(9, 100, true);
    const std::string text = err.str();
    CHECK(std::count(text.begin(), text.end(), '\r') == 2);
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
    CHECK(text.find("1 Personen") != std::string::npos);
    CHECK(text.find("2 Personen") == std::string::npos);
    CHECK(text.find("9 Personen") != std::string::npos);
    CHECK(out.str().empty());
}
