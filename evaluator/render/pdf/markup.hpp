// Reads the pages this program writes (render/*html*) back into a tree. No HTML reader for the world: each
// tag that opens is closed, except `br`, `meta` and the like; five entities. In: a page of ours. Out: its
// elements.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace evaluator::render::pdf {

/// What separates words and says nothing.
inline constexpr std::string_view blanks = " \n\t";

struct Element {
    std::string name;  // "" = text
    std::string text;
    std::map<std::string, std::string, std::less<>> attributes;
    std::vector<Element> children;

    std::string_view attribute(std::string_view key) const;
    bool has_class(std::string_view wanted) const;
    /// First element of that name below, itself included; nullptr if none.
    const Element* find(std::string_view wanted) const;
    /// All text below.
    std::string words() const;
};

/// A root without name that holds the page.
Element read_markup(std::string_view page);

}  // namespace evaluator::render::pdf
