#include "dsl/core/source.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace dsl::core {

SourceText::SourceText(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
    line_starts_.push_back(0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
        const bool alone =
            text_[i] == '\r' && (i + 1 == text_.size() || text_[i + 1] != '\n');  // old Macintosh files
        if (text_[i] == '\n' || alone) line_starts_.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

std::string_view SourceText::text(Span span) const {
    const std::size_t begin = std::min<std::size_t>(span.begin, text_.size());
    const std::size_t end = std::clamp<std::size_t>(span.end, begin, text_.size());
    return std::string_view{text_}.substr(begin, end - begin);
}

LineColumn SourceText::position(std::uint32_t offset) const {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto line = static_cast<std::uint32_t>(after - line_starts_.begin());
    const std::uint32_t start = line_starts_[line - 1];
    const std::size_t before = count_code_points(std::string_view{text_}.substr(start, offset - start));
    return {line, static_cast<std::uint32_t>(before + 1)};
}

std::uint32_t SourceText::line_start(std::uint32_t line) const {
    assert(line >= 1 && line <= line_count());
    return line_starts_[line - 1];
}

std::string_view SourceText::line_text(std::uint32_t line) const {
    const std::uint32_t begin = line_start(line);
    const std::size_t end = line < line_count() ? line_starts_[line] : text_.size();
    std::string_view content = std::string_view{text_}.substr(begin, end - begin);
    while (content.ends_with('\n') || content.ends_with('\r')) content.remove_suffix(1);
    return content;
}

FileId SourceMap::add(std::string name, std::string text) {
    texts_.emplace_back(std::move(name), std::move(text));
    return FileId{static_cast<std::uint32_t>(texts_.size())};
}

const SourceText* SourceMap::find(FileId file) const {
    const auto number = static_cast<std::size_t>(file);
    return number == 0 || number > texts_.size() ? nullptr : &texts_[number - 1];
}

const SourceText& SourceMap::at(FileId file) const {
    const SourceText* found = find(file);
    assert(found != nullptr);
    return *found;
}

std::optional<FileId> SourceMap::find(std::string_view name) const {
    for (std::size_t i = 0; i < texts_.size(); ++i)
        if (texts_[i].name() == name) return FileId{static_cast<std::uint32_t>(i + 1)};
    return std::nullopt;
}

}  // namespace dsl::core
