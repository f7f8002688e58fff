#include "dsl/statute/read_markdown.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

#include "dsl/statute/read.hpp"

namespace dsl::statute {

namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            default: result += c;
        }
    }
    return result;
}

/// "… (Aufenthaltsgesetz - AufenthG)" -> "AufenthG".
std::string_view abbreviation_of(std::string_view title) {
    const auto close = title.rfind(')');
    const auto open = close == std::string_view::npos ? close : title.rfind('(', close);
    if (open == std::string_view::npos) return {};
    const std::string_view inside = trimmed(title.substr(open + 1, close - open - 1));
    const auto blank = inside.find_last_of(" -");
    return blank == std::string_view::npos ? inside : inside.substr(blank + 1);
}

/// Depth of a list item by its marker: "1." is 1, "a)" is 2, "aa)" is 3; 0: no item.
struct ListLine {
    int depth = 0;
    std::string_view marker, text;
};
ListLine item_of(std::string_view line) {
    std::size_t at = 0;
    const auto is_digit = [&](std::size_t i) {
        return i < line.size() && std::isdigit(static_cast<unsigned char>(line[i])) != 0;
    };
    const auto is_lower = [&](std::size_t i) { return i < line.size() && line[i] >= 'a' && line[i] <= 'z'; };
    while (is_digit(at)) ++at;
    const bool has_number = at > 0;
    const std::size_t letters = at;
    while (is_lower(at)) ++at;
    const char closing = at < line.size() ? line[at] : ' ';
    const bool is_spaced = at + 1 < line.size() && line[at + 1] == ' ';
    if (!is_spaced) return {};
    const std::string_view marker = line.substr(0, at + 1), text = trimmed(line.substr(at + 1));
    if (has_number && at - letters <= 1 && closing == '.') return {1, marker, text};
    if (!has_number && at == 1 && closing == ')') return {2, marker, text};
    if (!has_number && at == 2 && closing == ')' && line[0] == line[1]) return {3, marker, text};
    return {};
}

bool opens_absatz(std::string_view line) {
    return line.size() > 2 && line[0] == '(' && std::isdigit(static_cast<unsigned char>(line[1])) != 0;
}

class Writer {
public:
    void heading(std::string_view line) {
        end_paragraph();
        const auto dash = line.find(" – ");
        const std::string_view name = trimmed(line.substr(0, dash));
        const std::string_view title =
            dash == std::string_view::npos ? std::string_view{} : trimmed(line.substr(dash + 5));
        xml_ += "<norm><metadaten><enbez>" + escaped(name) + "</enbez><titel>" + escaped(title) +
                "</titel></metadaten><textdaten><text><Content>";
        is_in_paragraph_ = true;
    }

    void line(std::string_view line) {
        if (!is_in_paragraph_) return;
        const ListLine item = item_of(line);
        if (item.depth > 0) {
            if (!is_in_text_) begin_text();
            open_item(item);
            return;
        }
        if (!is_in_text_ || opens_absatz(line)) {
            end_text();
            begin_text();
        } else {
            close_lists(0);
            xml_ += ' ';
        }
        xml_ += escaped(line);
    }

    std::string take(std::string_view title, std::string_view act) {
        end_paragraph();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><dokumente><norm><metadaten><jurabk>" +
               escaped(act) + "</jurabk><amtabk>" + escaped(act) + "</amtabk><langue>" + escaped(title) +
               "</langue></metadaten></norm>" + xml_ + "</dokumente>";
    }

private:
    void begin_text() {
        xml_ += "<P>";
        is_in_text_ = true;
    }
    void open_item(const ListLine& item) {
        // A list may begin with letters; what is finer than the item before lies inside it.
        while (!open_.empty() && open_.back() > item.depth) close_one();
        if (!open_.empty() && open_.back() == item.depth) {
            xml_ += "</LA></DD>";
        } else {
            xml_ += " <DL>";
            open_.push_back(item.depth);
        }
        xml_ += "<DT>" + escaped(item.marker) + "</DT><DD><LA>" + escaped(item.text);
    }
    void close_one() {
        xml_ += "</LA></DD></DL>";
        open_.pop_back();
    }
    void close_lists(std::size_t left) {
        while (open_.size() > left) close_one();
    }
    void end_text() {
        close_lists(0);
        if (is_in_text_) xml_ += "</P>";
        is_in_text_ = false;
    }
    void end_paragraph() {
        end_text();
        if (is_in_paragraph_) xml_ += "</Content></text></textdaten></norm>";
        is_in_paragraph_ = false;
    }

    std::string xml_;
    std::vector<int> open_;  // depths of the open lists
    bool is_in_paragraph_ = false, is_in_text_ = false;
};

}  // namespace

std::string xml_from_markdown(std::string_view markdown) {
    std::string_view title;
    Writer writer;
    while (!markdown.empty()) {
        const auto end = markdown.find('\n');
        const std::string_view line = trimmed(markdown.substr(0, end));
        markdown = end == std::string_view::npos ? std::string_view{} : markdown.substr(end + 1);
        if (line.empty() || line.starts_with('|')) continue;
        if (line.starts_with('%')) {
            if (title.empty()) title = trimmed(line.substr(1));
        } else if (line.starts_with('#')) {
            writer.heading(trimmed(line.substr(std::min(line.find_first_not_of('#'), line.size()))));
        } else {
            writer.line(line);
        }
    }
    return writer.take(title, abbreviation_of(title));
}

std::optional<Statute> read_markdown(std::string_view markdown, core::Date state,
                                     core::Diagnostics& diagnostics, core::FileId file) {
    return read_statute(xml_from_markdown(markdown), state, diagnostics, file);
}

}  // namespace dsl::statute
