#include "dsl/syntax/print/layout.hpp"

#include "dsl/core/source.hpp"

namespace dsl::syntax::print {

Doc Layout::add(Node node) {
    nodes_.push_back(std::move(node));
    return {static_cast<std::uint32_t>(nodes_.size() - 1)};
}

Doc Layout::text(std::string_view text) {
    return add({Kind::Text, std::string{text}, static_cast<int>(core::count_code_points(text)), {}});
}
Doc Layout::comment(std::string_view text) { return add({Kind::Comment, std::string{text}, 0, {}}); }
Doc Layout::line() { return add({Kind::Line, " ", 1, {}}); }
Doc Layout::wide_line() { return add({Kind::Line, "  ", 2, {}}); }
Doc Layout::soft_line() { return add({Kind::Line, "", 0, {}}); }
Doc Layout::hard_line() { return add({Kind::HardLine, {}, 0, {}}); }
Doc Layout::blank_line() { return add({Kind::BlankLine, {}, 0, {}}); }
Doc Layout::nest(int columns, Doc doc) { return add({Kind::Nest, {}, columns, {doc}}); }
Doc Layout::align(Doc doc) { return add({Kind::Align, {}, 0, {doc}}); }
Doc Layout::group(Doc doc) { return add({Kind::Group, {}, 0, {doc}}); }
Doc Layout::join(std::vector<Doc> docs) { return add({Kind::Join, {}, 0, std::move(docs)}); }

int Layout::flat_width(Doc doc) const {
    const Node& node = nodes_[doc.index];
    if (node.kind == Kind::Comment || node.kind == Kind::HardLine || node.kind == Kind::BlankLine) return -1;
    if (node.kind == Kind::Text || node.kind == Kind::Line) return node.columns;
    int width = 0;
    for (const Doc part : node.parts) {
        const int inner = flat_width(part);
        if (inner < 0) return -1;
        width += inner;
    }
    return width;
}

bool Layout::fits(int room, std::vector<Task> tasks, const std::vector<Task>& rest) const {
    std::size_t next_rest = rest.size();
    while (room >= 0) {
        if (tasks.empty()) {
            if (next_rest == 0) return true;
            tasks.push_back(rest[--next_rest]);
        }
        const Task task = tasks.back();
        tasks.pop_back();
        const Node& node = nodes_[task.doc.index];
        switch (node.kind) {
            case Kind::Nothing: break;
            case Kind::Comment:
                if (task.is_flat) return false;
                break;
            case Kind::HardLine:
            case Kind::BlankLine: return !task.is_flat;
            case Kind::Text: room -= node.columns; break;
            case Kind::Line:
                if (!task.is_flat) return true;
                room -= node.columns;
                break;
            case Kind::Group:
                // What follows on the same line may still break: there only its first line has to fit.
                tasks.push_back({0, task.is_flat, node.parts.front()});
                break;
            case Kind::Nest:
            case Kind::Align:
            case Kind::Join:
                for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part)
                    tasks.push_back({0, task.is_flat, *part});
                break;
        }
    }
    return false;
}

std::string Layout::render(Doc doc, int width) const {
    std::string out;
    std::vector<Task> tasks{{0, false, doc}};
    int column = 0;
    const auto break_line = [&](int indent) {
        while (!out.empty() && out.back() == ' ') out.pop_back();
        out += '\n';
        column = indent;
    };
    int pending = 0;  // blanks before the next text, so that empty lines stay empty
    while (!tasks.empty()) {
        const Task task = tasks.back();
        tasks.pop_back();
        const Node& node = nodes_[task.doc.index];
        switch (node.kind) {
            case Kind::Nothing: break;
            case Kind::Text:
            case Kind::Comment:
                if (node.text.empty()) break;
                out.append(static_cast<std::size_t>(pending), ' ').append(node.text);
                pending = 0;
                column += node.columns;
                break;
            case Kind::Line:
                if (task.is_flat) {
                    out.append(static_cast<std::size_t>(pending), ' ').append(node.text);
                    pending = 0;
                    column += node.columns;
                    break;
                }
                [[fallthrough]];
            case Kind::HardLine:
            case Kind::BlankLine:
                break_line(task.indent);
                if (node.kind == Kind::BlankLine) break_line(task.indent);
                pending = task.indent;
                break;
            case Kind::Nest:
                tasks.push_back({task.indent + node.columns, task.is_flat, node.parts.front()});
                break;
            case Kind::Align: tasks.push_back({column, task.is_flat, node.parts.front()}); break;
            case Kind::Group: {
                const bool is_flat =
                    task.is_flat || fits(width - column, {{0, true, node.parts.front()}}, tasks);
                tasks.push_back({task.indent, is_flat, node.parts.front()});
                break;
            }
            case Kind::Join:
                for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part)
                    tasks.push_back({task.indent, task.is_flat, *part});
                break;
        }
    }
    while (!out.empty() && (out.back() == ' ' || out.back() == '\n')) out.pop_back();
    return out.empty() ? out : out + '\n';
}

}  // namespace dsl::syntax::print
