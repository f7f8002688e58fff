// Blocks: what stands between the braces of an element, a way, a `fall`. Also the texts with {name} in them.
#pragma once

#include "dsl/model/check/expressions.hpp"

namespace dsl::model::checking {

/// How a block is introduced.
struct BlockHead {
    std::string name;
    std::string text;
    const syntax::Text* written_text = nullptr;
    WayKind way = WayKind::None;
    Span mark{};        // what a message about the whole points at
    std::string title;  // for messages: "voraussetzung aufenthalt"
    bool needs_condition = false;
    bool needs_citation = false;
};

/// Reads the lines into a new block of the rule book. `scope` is left as it was.
BlockId read_block(Context& context, Scope& scope, const BlockHead& head, const syntax::Block& written);
BlockId read_case(Context& context, Scope& scope, const syntax::Case& written);

WayKind way_of(syntax::WayKind way);
std::string_view way_word(syntax::WayKind way);

}  // namespace dsl::model::checking
