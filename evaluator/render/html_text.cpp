#include "evaluator/render/html_text.hpp"

#include <algorithm>

#include "evaluator/texts/localize.hpp"

namespace evaluator::render {

namespace {

std::string with_entities(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        switch (letter) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += letter;
        }
    }
    return out;
}

/// Calls `on_text`, `on_begin` and `on_end` in the order of the text.
template <typename OnText, typename OnBegin, typename OnEnd>
void split_at_marks(std::string_view text, OnText on_text, OnBegin on_begin, OnEnd on_end) {
    while (!text.empty()) {
        const std::size_t begin = text.find(texts::german_begins), end = text.find(texts::german_ends);
        const std::size_t next = std::min(begin, end);
        on_text(text.substr(0, next));
        if (next == std::string_view::npos) return;
        if (next == begin)
            on_begin();
        else
            on_end();
        text.remove_prefix(next + texts::german_begins.size());
    }
}

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    std::size_t open = 0;
    split_at_marks(
        text, [&](std::string_view part) { out += with_entities(part); },
        [&] {
            if (open++ == 0) out += "<span class=\"german\" lang=\"de\" dir=\"ltr\">";
        },
        [&] {
            if (open > 0 && --open == 0) out += "</span>";
        });
    return open == 0 ? out : out + "</span>";
}

std::string escaped_attribute(std::string_view text) {
    std::string out;
    split_at_marks(
        text, [&](std::string_view part) { out += with_entities(part); }, [] {}, [] {});
    return out;
}

}  // namespace evaluator::render
