// The inventory for readers: the same sections as aligned text for the terminal and as Markdown.
#pragma once

#include <string>
#include <vector>

#include "analysis/inventory/inventory.hpp"

namespace analysis {

/// A heading, what to know, and a table; without rows only the note is written.
struct Section {
    std::string title;
    int level = 2;
    std::string note;
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;
    std::vector<bool> is_number;
};

std::vector<Section> sections_of(const Inventory& inventory);

std::string to_markdown(const Inventory& inventory);
std::string to_text(const Inventory& inventory, std::size_t width, bool color, bool ascii);

}  // namespace analysis
