#include "evaluator/person/problems.hpp"

namespace evaluator::person {

std::string Path::text() const {
    std::string text = parent_ != nullptr ? parent_->text() : std::string{};
    if (is_index_) return text + "[" + std::to_string(index_) + "]";
    if (!text.empty() && !member_.empty()) text += ".";
    return text += member_;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t limit = 60;
    if (text.size() <= limit) return std::string{text};
    std::size_t end = limit;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string{text.substr(0, end)} + "…";
}

void Problems::suggest(core::Diagnostics::Builder builder, std::string_view name,
                       std::span<const std::string> candidates) {
    constexpr std::size_t nobody_mistypes = 100;  // so long a name; and comparing takes time
    if (suggestions_left_ == 0 || name.size() > nobody_mistypes) return;
    --suggestions_left_;
    if (const auto nearest = core::nearest_name(name, candidates)) builder.help(TextId::DidYouMean, *nearest);
}

}  // namespace evaluator::person
