// Tables: columns as wide as their words ask for, rows in groups under a shared head cell, and all of it over
// as many pages as it takes.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "evaluator/render/pdf/layout.hpp"

namespace evaluator::render::pdf {

namespace {

constexpr double pad = 3.5, text_size = 8.5;

class TableWriter {
public:
    TableWriter(const Table& table, Frame frame, Sheet& sheet)
        : table_(table), frame_(frame), sheet_(sheet), widths_(column_widths()) {
        head_ = set_row(table.head, 0);
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            rows_.push_back(set_row(table.rows[i], first_column(i)));
    }

    void write() {
        sheet_.begin("Table");
        if (!table_.caption.empty()) {
            const SetText caption = sheet_.type().set(table_.caption, frame_.width);
            sheet_.need(caption.height() + least());
            sheet_.put(caption, frame_.left, "Caption");
            sheet_.advance(2);
        }
        sheet_.need(least());
        write_head(true);
        for (std::size_t i = 0; i < rows_.size();) i = write_group(i);
        sheet_.end();
        sheet_.advance(4);
    }

    double least() const {
        const double first = rows_.empty() ? 0 : rows_.front().height;
        return height_of_head() + std::min(first, 120.0);
    }

private:
    struct SetRow {
        std::vector<SetText> cells;
        std::size_t first = 0;  // column of the first cell
        double height = 0;      // without what spans rows
    };

    /// Columns of rows below a cell that spans them begin one further.
    std::size_t first_column(std::size_t row) const {
        for (std::size_t i = 0; i < row; ++i)
            if (!table_.rows[i].empty() && table_.rows[i].front().rows > row - i) return 1;
        return 0;
    }

    static TextStyle style_of(const Cell& cell) { return {text_size, cell.is_number, cell.has_marks}; }

    std::vector<double> column_widths() const {
        std::size_t columns = table_.head.size();
        for (const TableRow& row : table_.rows) columns = std::max(columns, row.size());
        std::vector<double> least(columns, 20), natural(columns, 0), cells(columns, 0);
        const auto look_at = [&](const TableRow& row, std::size_t first) {
            for (std::size_t i = 0; i < row.size() && first + i < columns; ++i) {
                const auto [word, line] = sheet_.type().widths(row[i].runs, style_of(row[i]));
                least[first + i] = std::max(least[first + i], word + 2 * pad + 1);
                natural[first + i] += line * line;
                cells[first + i] += 1;
            }
        };
        look_at(table_.head, 0);
        for (std::size_t i = 0; i < table_.rows.size(); ++i) look_at(table_.rows[i], first_column(i));
        for (std::size_t i = 0; i < columns; ++i)  // long lines count for more than short ones
            natural[i] = std::sqrt(natural[i] / std::max(cells[i], 1.0)) * 1.3 + 2 * pad;
        return shared_out(std::move(least), std::move(natural));
    }

    /// Everybody gets their longest word; what is left goes where lines are long.
    std::vector<double> shared_out(std::vector<double> least, std::vector<double> natural) const {
        for (double& width : least) width = std::min(width, frame_.width * 0.4);
        const double needed = std::accumulate(least.begin(), least.end(), 0.0);
        if (needed >= frame_.width) {
            for (double& width : least) width *= frame_.width / needed;
            return least;
        }
        double wanted = 0;
        for (std::size_t i = 0; i < least.size(); ++i) {
            natural[i] = std::max(std::min(natural[i], frame_.width), least[i]);
            wanted += natural[i] - least[i];
        }
        const double left = frame_.width - needed;
        for (std::size_t i = 0; i < least.size(); ++i)
            least[i] += wanted > 0 ? left * (natural[i] - least[i]) / wanted
                                   : left / static_cast<double>(least.size());
        return least;
    }

    SetRow set_row(const TableRow& row, std::size_t first) {
        SetRow result{{}, first, 0};
        for (std::size_t i = 0; i < row.size(); ++i) {
            result.cells.push_back(
                sheet_.type().set(row[i].runs, widths_[first + i] - 2 * pad, style_of(row[i])));
            if (row[i].rows == 1)
                result.height = std::max(result.height, result.cells.back().height() + 2 * pad);
        }
        result.height = std::max(result.height, text_size + 2 * pad);
        return result;
    }

    double left_of(std::size_t column) const {
        const double before =
            std::accumulate(widths_.begin(), widths_.begin() + static_cast<std::ptrdiff_t>(column), 0.0);
        return sheet_.is_right_to_left() ? frame_.left + frame_.width - before - widths_[column]
                                         : frame_.left + before;
    }

    double height_of_head() const { return table_.head.empty() ? 0 : head_.height; }

    /// Again on each page, but only once for readers that follow the tags.
    void write_head(bool is_tagged) {
        if (table_.head.empty()) return;
        cairo_set_source_rgb(sheet_.cairo(), .93, .93, .93);
        cairo_rectangle(sheet_.cairo(), frame_.left, sheet_.y(), frame_.width, head_.height);
        cairo_fill(sheet_.cairo());
        if (is_tagged) sheet_.begin("TR");
        for (std::size_t i = 0; i < head_.cells.size(); ++i) {
            if (is_tagged) sheet_.begin("TH", "/A <</O /Table /Scope /Column>>");
            for (const auto& line : head_.cells[i].lines)
                sheet_.draw(line, left_of(i) + pad, sheet_.y() + pad + line.top);
            if (is_tagged) sheet_.end();
        }
        if (is_tagged) sheet_.end();
        for (std::size_t i = 0; i < widths_.size(); ++i) border(i, sheet_.y(), head_.height);
        sheet_.advance(head_.height);
    }

    void border(std::size_t column, double top, double height) {
        cairo_set_source_rgb(sheet_.cairo(), .55, .55, .55);
        cairo_set_line_width(sheet_.cairo(), 0.5);
        cairo_rectangle(sheet_.cairo(), left_of(column), top, widths_[column], height);
        cairo_stroke(sheet_.cairo());
    }

    void next_page() {
        sheet_.new_page();
        write_head(false);
    }

    /// Rows below one head cell; the last one grows to make room for it.
    std::size_t write_group(std::size_t first) {
        const auto& row = table_.rows[first];
        const std::size_t count = row.empty() ? 1 : std::min(row.front().rows, rows_.size() - first);
        double height = 0;
        for (std::size_t i = first; i < first + count; ++i) height += rows_[i].height;
        if (count > 1) {
            const double label = rows_[first].cells.front().height() + 2 * pad;
            const bool fits_a_page = std::max(height, label) <= sheet_.most_room() - height_of_head();
            SetRow& grows = rows_[fits_a_page ? first + count - 1 : first];
            grows.height += std::max(label - (fits_a_page ? height : grows.height), 0.0);
            height = std::max(height, fits_a_page ? label : height);
        }
        const bool fits_a_page = height <= sheet_.most_room() - height_of_head();
        if (height > sheet_.room() && (fits_a_page || sheet_.room() < 100) && !sheet_.is_at_top())
            next_page();
        const double top = sheet_.y();
        bool is_split = false;
        for (std::size_t i = first; i < first + count; ++i) is_split |= write_row(i);
        if (count > 1 && !is_split) border(0, top, sheet_.y() - top);
        return first + count;
    }

    /// Line by line where a row is longer than a page; whether it turned a page.
    bool write_row(std::size_t index) {
        const SetRow& row = rows_[index];
        bool has_turned = false;
        if (row.height > sheet_.room() && row.height <= sheet_.most_room() - height_of_head()) {
            next_page();
            has_turned = true;
        }
        std::vector<std::size_t> next(row.cells.size(), 0);
        for (bool is_first = true; is_first || has_more(row, next); is_first = false) {
            if (!is_first) {
                next_page();
                has_turned = true;
            }
            const double used = write_cells(index, next, is_first);
            const double height = is_first && !has_more(row, next) ? row.height : used;
            for (std::size_t i = 0; i < row.cells.size(); ++i)
                if (table_.rows[index][i].rows == 1) border(row.first + i, sheet_.y(), height);
            sheet_.advance(height);
        }
        return has_turned;
    }

    bool has_more(const SetRow& row, const std::vector<std::size_t>& next) const {
        for (std::size_t i = 0; i < next.size(); ++i)
            if (next[i] < row.cells[i].lines.size()) return true;
        return false;
    }

    /// As many lines as fit, at least one; the height they take.
    double write_cells(std::size_t index, std::vector<std::size_t>& next, bool is_first) {
        const SetRow& row = rows_[index];
        double used = 2 * pad;
        sheet_.begin("TR");
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Cell& cell = table_.rows[index][i];
            sheet_.begin(cell.is_head ? "TH" : "TD", properties_of(cell, is_first));
            const auto& lines = row.cells[i].lines;
            const double start = next[i] < lines.size() ? lines[next[i]].top : 0;
            const double limit = cell.rows > 1 ? sheet_.most_room() : sheet_.room() - 2 * pad;
            std::size_t at = next[i];
            while (at < lines.size() && (lines[at].bottom - start <= limit || at == next[i])) {
                sheet_.draw(lines[at], left_of(row.first + i) + pad,
                            sheet_.y() + pad + lines[at].top - start);
                ++at;
            }
            if (at > next[i] && cell.rows == 1) used = std::max(used, lines[at - 1].bottom - start + 2 * pad);
            next[i] = at;
            sheet_.end();
        }
        sheet_.end();
        return used;
    }

    static std::string properties_of(const Cell& cell, bool is_first) {
        std::string entries = cell.is_head ? " /Scope /Row" : "";
        if (cell.rows > 1 && is_first) entries += " /RowSpan " + std::to_string(cell.rows);
        return entries.empty() ? "" : "/A <</O /Table" + entries + ">>";
    }

    const Table& table_;
    Frame frame_;
    Sheet& sheet_;
    std::vector<double> widths_;
    SetRow head_;
    std::vector<SetRow> rows_;
};

}  // namespace

void write_table(const Table& table, Frame frame, Sheet& sheet) {
    if (table.head.empty() && table.rows.empty()) return;
    TableWriter(table, frame, sheet).write();
}

double least_height(const Table& table, Frame frame, Sheet& sheet) {
    const double caption = table.caption.empty() ? 0 : 16;
    return caption +
           (table.head.empty() && table.rows.empty() ? 0 : TableWriter(table, frame, sheet).least());
}

}  // namespace evaluator::render::pdf
