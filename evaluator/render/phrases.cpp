#include "evaluator/render/phrases.hpp"

#include <array>

namespace evaluator::render {

namespace {

struct Row {
    std::string_view one, many;
};

constexpr std::array rows{
#define PHRASE(id, text) Row{text, text},
#define PLURAL(id, one, many) Row{one, many},
#include "evaluator/render/phrases.def"
#undef PHRASE
#undef PLURAL
};

}  // namespace

std::string_view text_of(Phrase phrase, std::int64_t count) {
    const Row& row = rows[static_cast<std::size_t>(phrase)];
    return count == 1 ? row.one : row.many;
}

}  // namespace evaluator::render
