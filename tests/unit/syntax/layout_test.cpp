// The layout engine: groups fit or break, comments force a break, empty lines stay empty.
#include <catch2/catch.hpp>

#include "dsl/syntax/print/layout.hpp"

using dsl::syntax::print::Doc;
using dsl::syntax::print::Layout;

namespace {

Doc braces(Layout& layout, Doc inside) {
    return layout.group(layout.join({layout.text("{"), layout.nest(2, layout.join({layout.line(), inside})),
                                     layout.line(), layout.text("}")}));
}

}  // namespace

TEST_CASE("a group stays on one line if it fits, else all its breaks are real") {
    Layout layout;
    const Doc doc = braces(layout, layout.join({layout.text("aaa"), layout.wide_line(), layout.text("bbb")}));
    CHECK(layout.render(doc, 12) == "{ aaa  bbb }\n");
    CHECK(layout.render(doc, 11) == "{\n  aaa\n  bbb\n}\n");
    CHECK(layout.flat_width(doc) == 12);
}

TEST_CASE("what follows a group on its line counts") {
    Layout layout;
    const Doc doc =
        layout.join({layout.group(layout.join({layout.text("aa"), layout.line(), layout.text("bb")})),
                     layout.text("ccc")});
    CHECK(layout.render(doc, 8) == "aa bbccc\n");
    CHECK(layout.render(doc, 7) == "aa\nbbccc\n");
}

TEST_CASE("width is counted in characters, not in bytes") {
    Layout layout;
    const Doc doc = layout.group(layout.join({layout.text("äöü"), layout.line(), layout.text("ß")}));
    CHECK(layout.render(doc, 5) == "äöü ß\n");
}

TEST_CASE("align keeps the column, nest adds to the indentation") {
    Layout layout;
    const Doc inner = layout.join({layout.text("a"), layout.hard_line(), layout.text("b")});
    CHECK(layout.render(layout.join({layout.text("xx "), layout.align(inner)}), 80) == "xx a\n   b\n");
    CHECK(layout.render(layout.join({layout.text("xx "), layout.nest(2, inner)}), 80) == "xx a\n  b\n");
}

TEST_CASE("a comment breaks the groups around it and an empty line holds no blanks") {
    Layout layout;
    const Doc doc = braces(
        layout, layout.join({layout.text("a"), layout.comment("  -- c"), layout.line(), layout.text("b")}));
    CHECK(layout.render(doc, 80) == "{\n  a  -- c\n  b\n}\n");
    CHECK(layout.flat_width(doc) == -1);
    const Doc blank = layout.nest(4, layout.join({layout.text("a"), layout.blank_line(), layout.text("b")}));
    CHECK(layout.render(blank, 80) == "a\n\n    b\n");
}
