#include "evaluator/render/pdf/write_pdf.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "dsl/core/calendar.hpp"
#include "evaluator/render/pdf/layout.hpp"

namespace evaluator::render::pdf {

namespace {

constexpr double indent = 14, gap = 4;
constexpr const char* heading_tags[] = {"H1", "H2", "H3", "H4"};

std::string plain(const Runs& runs) {
    std::string text;
    for (const Run& run : runs) text += run.text == "\n" ? " " : run.text;
    return text;
}

class BlockWriter {
public:
    explicit BlockWriter(Sheet& sheet) : sheet_(sheet) {}

    void write(const Blocks& blocks, Frame frame) {
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            if (i > 0) sheet_.gap(gap);
            next_ = blocks.data() + i + 1;
            end_ = blocks.data() + blocks.size();
            std::visit([&](const auto& block) { write(block, frame); }, blocks[i].content);
        }
    }

private:
    void write(const Heading& heading, Frame frame) {
        constexpr std::array sizes{15.0, 13.0, 11.0, 9.5};
        const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 4));
        const SetText text = sheet_.type().set(heading.runs, frame.width, {sizes[level - 1]});
        sheet_.gap(level == 2 && !is_aside_ ? 14 : 6);
        sheet_.need(text.height() + gap + height_of_next(frame));
        if (level == 2 && !sheet_.is_at_top() && !is_aside_) {
            sheet_.stroke(frame.left, sheet_.y() - 3, frame.left + frame.width, sheet_.y() - 3, 1.2, 0.2);
            sheet_.advance(2);
        }
        if (level <= 3) sheet_.bookmark(plain(heading.runs), static_cast<int>(level));
        sheet_.put(text, frame.left, heading_tags[level - 1]);
    }

    /// What must stand below a heading on the same page; a picture or table below some words, too.
    double height_of_next(Frame frame) {
        constexpr double some_lines = 40, words = 18;
        constexpr int most_paragraphs = 3;
        double before = 0;
        const Block* next = next_;
        for (int i = 0; i < most_paragraphs && next < end_; ++i, ++next) {
            if (const auto* table = std::get_if<Table>(&next->content))
                return before + least_height(*table, frame, sheet_);
            if (const auto* chart = std::get_if<Chart>(&next->content))
                return before + least_height(*chart, frame, sheet_);
            if (std::holds_alternative<Heading>(next->content)) return before + 2 * some_lines;
            if (!std::holds_alternative<Paragraph>(next->content)) break;
            before += words;
        }
        return next_ < end_ ? some_lines : 0;
    }

    void write(const Paragraph& paragraph, Frame frame) {
        TextStyle style;
        style.is_at_end = paragraph.is_at_end;
        if (paragraph.is_address) sheet_.gap(8);
        sheet_.put(sheet_.type().set(paragraph.runs, frame.width, style), frame.left, "P");
        if (paragraph.is_address) sheet_.advance(8);
    }

    void write(const Aside& aside, Frame frame) {
        constexpr double some_lines = 28;
        sheet_.need(some_lines);
        const double x = sheet_.is_right_to_left() ? frame.left + frame.width - 1 : frame.left + 1;
        sheet_.begin_aside(x, aside.is_strong);
        const bool was_aside = std::exchange(is_aside_, true);
        write(aside.blocks, sheet_.indented(frame, 9));
        is_aside_ = was_aside;
        sheet_.end_aside();
    }

    void write(const List& list, Frame frame) {
        const Frame inside = sheet_.indented(frame, indent);
        sheet_.begin("L");
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            if (i > 0) sheet_.gap(gap / 2);
            sheet_.need(26);
            sheet_.begin("LI");
            if (list.has_marks || list.is_ordered)
                label(list.is_ordered ? std::to_string(i + 1) + "." : "•", frame);
            sheet_.begin("LBody");
            write(list.items[i], inside);
            sheet_.end();
            sheet_.end();
        }
        sheet_.end();
    }

    /// Beside the line that comes next.
    void label(const std::string& mark, Frame frame) {
        const Frame beside{sheet_.is_right_to_left() ? frame.left + frame.width - indent : frame.left,
                           indent};
        const SetText text = sheet_.type().set({{mark}}, beside.width + 6);
        sheet_.begin("Lbl");
        sheet_.draw(text.lines.front(), sheet_.is_right_to_left() ? beside.left - 6 : beside.left,
                    sheet_.y());
        sheet_.end();
    }

    void write(const Fields& fields, Frame frame) {
        const double label_width = std::min(132.0, frame.width * 0.32), between = 8;
        const Frame values = sheet_.indented(frame, label_width + between);
        const double label_left =
            sheet_.is_right_to_left() ? frame.left + frame.width - label_width : frame.left;
        sheet_.begin("L");
        for (const auto& [label, value] : fields.rows) {
            const SetText left = sheet_.type().set(label, label_width);
            const SetText right = sheet_.type().set(value, values.width);
            sheet_.need(std::min(std::max(left.height(), right.height()), 80.0));
            const double top = sheet_.y();
            sheet_.begin("LI");
            sheet_.begin("Lbl");
            for (const auto& line : left.lines) sheet_.draw(line, label_left, top + line.top);
            sheet_.end();
            sheet_.put(right, values.left, "LBody");
            sheet_.end();
            if (sheet_.y() > top) sheet_.advance(std::max(top + left.height() - sheet_.y(), 0.0));
            sheet_.advance(1.5);
        }
        sheet_.end();
    }

    void write(const Table& table, Frame frame) { write_table(table, frame, sheet_); }
    void write(const Chart& chart, Frame frame) { write_chart(chart, frame, sheet_); }
    void write(const PageBreak&, Frame) {
        if (!sheet_.is_at_top()) sheet_.new_page();
    }

    Sheet& sheet_;
    const Block *next_ = nullptr, *end_ = nullptr;  // behind the block being written
    bool is_aside_ = false;
};

}  // namespace

Pdf write_pdf(const Pages& document, const std::string& foot, dsl::core::Date created) {
    Pdf pdf;
    const auto write = [&](std::string* bytes) {
        Sheet sheet(document, {foot, dsl::core::to_iso(created) + "T00:00:00Z", pdf.pages}, bytes);
        sheet.begin("Document");
        BlockWriter(sheet).write(document.blocks, sheet.frame());
        sheet.end();
        pdf.pages = sheet.finish();
        pdf.letters_without_font = sheet.type().unknown_glyphs();
        if (bytes != nullptr)
            *bytes = with_properties(std::move(*bytes), sheet.tags(), document.language, document.title);
    };
    write(nullptr);  // the foot of the first page names the last
    write(&pdf.bytes);
    return pdf;
}

}  // namespace evaluator::render::pdf
