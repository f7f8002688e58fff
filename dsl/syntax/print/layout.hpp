// Documents with possible line breaks, laid out within a width (after Wadler, "A prettier printer"). A group
// is printed on one line if it fits, else all its line breaks become real. In: a Layout filled with
// documents. Out: text. Knows nothing of the language. Comments count no width and force the groups around
// them apart.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace dsl::syntax::print {

struct Doc {
    std::uint32_t index = 0;  // 0: nothing
    bool is_nothing() const { return index == 0; }
};

class Layout {
public:
    Doc nothing() const { return {}; }
    Doc text(std::string_view text);
    Doc comment(std::string_view text);  // to the end of the line: a line break must follow
    Doc line();                          // a blank, or a line break in a broken group
    Doc wide_line();                     // two blanks, or a line break
    Doc soft_line();                     // nothing, or a line break
    Doc hard_line();                     // always a line break
    Doc blank_line();                    // always a line break and an empty line
    Doc nest(int columns, Doc doc);      // line breaks inside are indented more
    Doc align(Doc doc);                  // line breaks inside are indented to the column where it begins
    Doc group(Doc doc);
    Doc join(std::vector<Doc> docs);  // one after the other
    Doc join(std::initializer_list<Doc> docs) { return join(std::vector<Doc>(docs)); }

    /// Width on one line; -1 if it cannot be on one line.
    int flat_width(Doc doc) const;
    std::string render(Doc doc, int width) const;

private:
    enum class Kind : std::uint8_t {
        Nothing,
        Text,
        Comment,
        Line,
        HardLine,
        BlankLine,
        Nest,
        Align,
        Group,
        Join
    };
    struct Node {
        Kind kind = Kind::Nothing;
        std::string text;  // Line: what stands for it on one line
        int columns = 0;   // Text: width; Nest: by how much
        std::vector<Doc> parts;
    };
    struct Task {
        int indent;
        bool is_flat;
        Doc doc;
    };
    Doc add(Node node);
    bool fits(int room, std::vector<Task> tasks, const std::vector<Task>& rest) const;

    std::vector<Node> nodes_{Node{}};
};

}  // namespace dsl::syntax::print
