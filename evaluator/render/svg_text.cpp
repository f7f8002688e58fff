#include "evaluator/render/svg_text.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "evaluator/render/html_text.hpp"

namespace evaluator::render {

std::vector<std::string> wrapped_label(const std::string& label) {
    constexpr std::size_t most = 44;
    std::vector<std::string> lines(1);
    std::size_t characters = 0;
    for (std::size_t at = 0; at < label.size();) {
        const std::size_t end = std::min(label.find(' ', at), label.size());
        const std::string word = label.substr(at, end - at);
        const auto length = static_cast<std::size_t>(std::count_if(
            word.begin(), word.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
        at = end + 1;
        if (!lines.back().empty() && characters + 1 + length > most) {
            if (lines.size() == 2) {
                lines.back() += " …";
                break;
            }
            lines.emplace_back();
            characters = 0;
        }
        if (!lines.back().empty()) lines.back() += ' ';
        characters += length + 1;
        lines.back() += word;
    }
    return lines;
}

std::string svg_label(const std::string& text, int x, int top, bool is_bold) {
    const std::vector<std::string> label = wrapped_label(text);
    std::string result;
    for (std::size_t i = 0; i < label.size(); ++i)
        result += fmt::format("<text x=\"{}\" y=\"{}\"{}>{}</text>", x,
                              top + (label.size() == 1 ? 15 : 9 + 13 * static_cast<int>(i)),
                              is_bold ? " font-weight=\"bold\"" : "", escaped(label[i]));
    return result;
}

}  // namespace evaluator::render
