// What the forms of "what is missing" share: ways in groups, each as lines of complete statements. In: the
// data. Out: words; the forms only lay them out.
#pragma once

#include <string>
#include <vector>

#include "evaluator/missing/missing.hpp"
#include "evaluator/render/phrases.hpp"

namespace evaluator::render {

/// One change: what it is, and what belongs to it.
struct ChangeWords {
    std::string statement;
    std::vector<std::string> details;
};

struct WayWords {
    std::string title;   // "Weg 3"
    std::string result;  // what would stand then, and from when
    std::vector<ChangeWords> changes;
};

struct WayGroup {
    std::string title;
    std::vector<WayWords> ways;
    std::size_t more = 0;  // not shown
};

/// One way to what a requirement needs.
struct OptionWords {
    std::string label;  // "a)"
    std::vector<ChangeWords> changes;
    std::vector<std::string> notes;
};
struct PartWords {
    std::string requirement;
    std::vector<OptionWords> options;
};

struct MissingWords {
    std::string heading, title;  // citation and title of the norm
    std::vector<std::string> state;
    std::string always_title;
    std::vector<ChangeWords> always;
    std::string parts_title;
    std::vector<PartWords> parts;
    std::string groups_title;
    std::vector<WayGroup> groups;
    std::string obstacles_title;
    std::vector<ChangeWords> obstacles;
    std::string completeness;
};

MissingWords words_of(const missing::NormMissing& norm, const missing::Missing& whole, bool all);
ChangeWords words_of(const missing::Change& change, dsl::core::Date as_of);
/// "mindestens 15", "ja"
std::string needed_words(const missing::Change& change, dsl::core::Date as_of);
std::string served_words(const missing::Served& served);

}  // namespace evaluator::render
