#include "evaluator/render/pdf/read_page.hpp"

#include <algorithm>
#include <array>
#include <cassert>

#include "evaluator/render/pdf/markup.hpp"

namespace evaluator::render::pdf {

namespace {

bool is_one_of(const Element& element, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), element.name) != names.end();
}

bool is_inline(const Element& element) {
    return is_one_of(element, {"", "span", "strong", "a", "small", "br"});
}

Tone tone_of(const Element& element) {
    constexpr std::array<std::pair<std::string_view, Tone>, 7> tones{{{"met", Tone::Met},
                                                                      {"notmet", Tone::NotMet},
                                                                      {"asarule", Tone::AsARule},
                                                                      {"waived", Tone::Waived},
                                                                      {"na", Tone::NotApplicable},
                                                                      {"open", Tone::Open},
                                                                      {"neutral", Tone::Neutral}}};
    if (!element.has_class("badge")) return Tone::None;
    for (const auto& [name, tone] : tones)
        if (element.has_class(name)) return tone;
    return Tone::Neutral;
}

/// Line breaks of the source are blanks; only `br` breaks a line.
std::string on_one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

/// Blanks at both ends come from the layout of the source.
void trim(Runs& runs) {
    while (!runs.empty()) {
        std::string& text = runs.front().text;
        text.erase(0, std::min(text.find_first_not_of(blanks), text.size()));
        if (!text.empty()) break;
        runs.erase(runs.begin());
    }
    while (!runs.empty()) {
        std::string& text = runs.back().text;
        text.erase(text.find_last_not_of(blanks) + 1);
        if (!text.empty()) break;
        runs.pop_back();
    }
}

void add_runs(const Element& element, Run look, Runs& runs) {
    if (element.name.empty()) {
        look.text = on_one_line(element.text);
        if (!look.text.empty()) runs.push_back(look);
        return;
    }
    if (element.name == "br") {
        look.text = "\n";
        runs.push_back(look);
        return;
    }
    if (element.name == "strong") look.is_bold = true;
    if (element.name == "small" || element.has_class("note")) look.is_small = look.is_faint = true;
    if (element.has_class("role") || element.has_class("cite")) look.is_faint = true;
    if (const Tone tone = tone_of(element); tone != Tone::None) look.tone = tone;
    const auto mark = [&](const char* text) {
        look.text = text;
        runs.push_back(look);
    };
    if (element.has_class("german")) {
        Run note = look;
        note.text = "[de] ";
        note.is_small = note.is_faint = true;
        runs.push_back(note);
        look.is_german = true;
    }
    if (element.has_class("cite")) {
        mark("(");
        look.is_left_to_right = true;
    }
    for (const Element& child : element.children) add_runs(child, look, runs);
    look.is_left_to_right = false;
    if (element.has_class("cite")) mark(")");
}

Runs runs_of(const Element& element, Run look = {}) {
    Runs runs;
    for (const Element& child : element.children) add_runs(child, look, runs);
    trim(runs);
    return runs;
}

std::string words_of(const Runs& runs) {
    std::string words;
    for (const Run& run : runs) words += run.text;
    return words;
}

/// A cell is one text: its list becomes lines with marks.
Cell cell_of(const Element& element, bool is_in_head) {
    Cell cell;
    cell.is_head = element.name == "th";
    cell.is_number = element.has_class("number");
    if (const std::string_view rows = element.attribute("rowspan"); !rows.empty())
        cell.rows = static_cast<std::size_t>(std::stoul(std::string(rows)));
    for (const Element& child : element.children) {
        if (child.name != "ul") {
            add_runs(child, {"", is_in_head}, cell.runs);
            continue;
        }
        for (const Element& item : child.children) {
            if (item.name != "li") continue;
            cell.has_marks = true;
            cell.runs.push_back({cell.runs.empty() ? "• " : "\n• "});
            const Runs inside = runs_of(item);
            cell.runs.insert(cell.runs.end(), inside.begin(), inside.end());
        }
    }
    trim(cell.runs);
    return cell;
}

Table table_of(const Element& element) {
    Table table;
    const auto add_rows = [&](const Element& part) {
        for (const Element& line : part.children) {
            if (line.name != "tr") continue;
            TableRow row;
            for (const Element& cell : line.children)
                if (is_one_of(cell, {"td", "th"})) row.push_back(cell_of(cell, part.name == "thead"));
            if (part.name == "thead")
                table.head = std::move(row);
            else
                table.rows.push_back(std::move(row));
        }
    };
    for (const Element& part : element.children) {
        if (part.name == "caption") table.caption = runs_of(part, {"", true});
        if (is_one_of(part, {"thead", "tbody"})) add_rows(part);
    }
    return table;
}

Fields fields_of(const Element& element) {
    Fields fields;
    for (const Element& row : element.children) {
        const Element *label = row.find("dt"), *value = row.find("dd");
        if (label && value) fields.rows.emplace_back(runs_of(*label, {"", false, true}), runs_of(*value));
    }
    return fields;
}

class PageReader {
public:
    explicit PageReader(std::vector<Chart> charts) : charts_(std::move(charts)) {}

    Blocks blocks_of(const Element& parent) {
        Blocks blocks;
        Runs pending;  // text between blocks is a paragraph
        const auto flush = [&] {
            trim(pending);
            if (!pending.empty()) blocks.push_back({Paragraph{std::move(pending)}});
            pending.clear();
        };
        for (const Element& child : parent.children) {
            if (is_inline(child)) {
                add_runs(child, {}, pending);
                continue;
            }
            flush();
            add_block(child, blocks);
        }
        flush();
        return blocks;
    }

private:
    void add_block(const Element& element, Blocks& blocks) {
        if (element.name.size() == 2 && element.name[0] == 'h')
            blocks.push_back({Heading{element.name[1] - '0', runs_of(element, {"", true})}});
        else if (is_one_of(element, {"p", "summary", "address"}))
            add_paragraph(element, blocks);
        else if (is_one_of(element, {"ul", "ol"}))
            blocks.push_back({list_of(element)});
        else if (element.name == "dl")
            blocks.push_back({fields_of(element)});
        else if (element.name == "table")
            add_table(element, blocks);
        else if (element.name == "figure")
            add_chart(blocks);
        else
            add_group(element, blocks);
    }

    /// A caption that only says again what the heading above says is for readers of the page.
    static void add_table(const Element& element, Blocks& blocks) {
        Table table = table_of(element);
        const auto* above = blocks.empty() ? nullptr : std::get_if<Heading>(&blocks.back().content);
        if (above && !table.caption.empty() && words_of(above->runs) == words_of(table.caption))
            table.caption.clear();
        blocks.push_back({std::move(table)});
    }

    static void add_paragraph(const Element& element, Blocks& blocks) {
        const bool is_note = element.has_class("note");
        const Run look{"", element.has_class("sum") || element.has_class("result"), is_note, is_note};
        Paragraph paragraph{runs_of(element, look), element.has_class("side"), element.name == "address"};
        if (paragraph.runs.empty()) return;
        const bool is_set_apart = element.has_class("notice") || element.has_class("draft");
        if (is_set_apart || element.has_class("requirement"))
            blocks.push_back({Aside{{{std::move(paragraph)}}, is_set_apart}});
        else
            blocks.push_back({std::move(paragraph)});
    }

    void add_group(const Element& element, Blocks& blocks) {
        if (element.name == "article" && ++articles_ > 1) blocks.push_back({PageBreak{}});
        Blocks inside = blocks_of(element);
        const bool is_notice = element.has_class("notice");
        if (is_notice || element.has_class("requirement"))
            blocks.push_back({Aside{std::move(inside), is_notice}});
        else
            std::move(inside.begin(), inside.end(), std::back_inserter(blocks));
    }

    List list_of(const Element& element) {
        List list;
        list.is_ordered = element.name == "ol";
        list.has_marks = !element.has_class("parts");
        for (const Element& item : element.children)
            if (item.name == "li") list.items.push_back(blocks_of(item));
        return list;
    }

    void add_chart(Blocks& blocks) {
        assert(next_chart_ < charts_.size());
        blocks.push_back({std::move(charts_[next_chart_++])});
    }

    std::vector<Chart> charts_;
    std::size_t next_chart_ = 0, articles_ = 0;
};

}  // namespace

Pages read_page(std::string_view html, std::vector<Chart> charts) {
    const Element root = read_markup(html);
    const Element *page = root.find("html"), *title = root.find("title"), *main = root.find("main");
    assert(page && title && main);
    Pages pages;
    pages.title = title->words();
    pages.language = page->attribute("lang");
    pages.is_right_to_left = page->attribute("dir") == "rtl";
    pages.blocks = PageReader{std::move(charts)}.blocks_of(*main);
    return pages;
}

}  // namespace evaluator::render::pdf
