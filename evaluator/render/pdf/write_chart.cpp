// Charts: labels beside bars over a line of years, which runs from left to right in every language. Each fill
// has a pattern of its own, so that print without colour and colour-blind readers tell them apart.
#include <algorithm>

#include "evaluator/render/pdf/layout.hpp"

namespace evaluator::render::pdf {

namespace {

constexpr double text_size = 8, bar_height = 13, row_gap = 5, head_height = 24;

void use(cairo_t* cairo, Color color) { cairo_set_source_rgb(cairo, color.red, color.green, color.blue); }

class ChartWriter {
public:
    ChartWriter(const Chart& chart, Frame frame, Sheet& sheet)
        : chart_(chart),
          frame_(frame),
          sheet_(sheet),
          cairo_(sheet.cairo()),
          label_width_(frame.width * 0.36),
          bars_left_(sheet.is_right_to_left() ? frame.left : frame.left + label_width_ + 8),
          bars_width_(frame.width - label_width_ - 8) {
        for (const Chart::Row& row : chart.rows)
            labels_.push_back(sheet.type().set({{row.label, row.is_bold}}, label_width_, {text_size}));
        for (const auto& [fill, words] : chart.legend)
            legend_.push_back(sheet.type().set({{words}}, frame.width - 24, {text_size}));
    }

    void write() {
        std::size_t first = 0;
        do {
            sheet_.need(least());
            sheet_.begin("Figure", alternative_text(chart_.alternative));
            first = write_rows(first);
            write_legend();
            sheet_.end();
            if (first < chart_.rows.size()) sheet_.new_page();
        } while (first < chart_.rows.size());
        sheet_.advance(4);
    }

    /// The whole chart where it fits on a page, else its first rows.
    double least() const {
        double height = head_height + 4 + legend_height();
        for (std::size_t i = 0; i < labels_.size(); ++i) height += height_of(i);
        return height <= sheet_.most_room() ? height : 200;
    }

private:
    double x_of(double place) const { return bars_left_ + bars_width_ * std::clamp(place, 0.0, 1.0); }
    double height_of(std::size_t row) const { return std::max(labels_[row].height(), bar_height) + row_gap; }

    std::size_t write_rows(std::size_t first) {
        const double top = sheet_.y();
        std::size_t until = first;
        double bottom = top + head_height;
        const double limit = top + sheet_.room() - legend_height() - 6;
        while (until < labels_.size() && (until == first || bottom + height_of(until) <= limit))
            bottom += height_of(until++);
        write_years(top, bottom);
        double y = top + head_height;
        for (std::size_t i = first; i < until; ++i) {
            write_row(i, y);
            y += height_of(i);
        }
        write_marks(top, bottom);
        sheet_.advance(bottom - top + 4);
        return until;
    }

    void text(const std::string& words, double x, double y, Color color, bool ends_at_x = false) {
        const SetText set = sheet_.type().set({{words}}, 200, {7.5});
        if (set.lines.empty()) return;
        PangoRectangle extents;
        pango_layout_line_get_extents(set.lines.front().line, nullptr, &extents);
        use(cairo_, color);
        cairo_move_to(cairo_, ends_at_x ? x - static_cast<double>(extents.width) / PANGO_SCALE : x,
                      y + set.lines.front().baseline);
        pango_cairo_show_layout_line(cairo_, set.lines.front().line);
    }

    void write_years(double top, double bottom) {
        for (const Chart::Line& year : chart_.years) {
            sheet_.stroke(x_of(year.at), top + 2, x_of(year.at), bottom, 0.4, 0.7);
            if (year.at < 0.95) text(year.text, x_of(year.at) + 2, top, {.27, .27, .27});
        }
    }

    void write_row(std::size_t index, double top) {
        const Chart::Row& row = chart_.rows[index];
        const double label_left =
            sheet_.is_right_to_left() ? frame_.left + frame_.width - label_width_ : frame_.left;
        for (const auto& line : labels_[index].lines) sheet_.draw(line, label_left, top + line.top);
        for (const Chart::Bar& bar : row.bars)
            write_bar(x_of(bar.from), top, std::max(x_of(bar.until) - x_of(bar.from), 1.0), bar_height,
                      bar.fill);
        for (const double notch : row.notches) {
            use(cairo_, {1, 1, 1});
            cairo_set_line_width(cairo_, 1.5);
            cairo_move_to(cairo_, x_of(notch), top);
            cairo_line_to(cairo_, x_of(notch), top + bar_height);
            cairo_stroke(cairo_);
        }
        for (const auto& [at, words] : row.flags) write_flag(x_of(at), top, words);
    }

    void write_flag(double x, double top, const std::string& words) {
        constexpr Color green{.08, .33, .18};
        use(cairo_, green);
        cairo_set_line_width(cairo_, 1.2);
        cairo_move_to(cairo_, x, top);
        cairo_line_to(cairo_, x, top + bar_height);
        cairo_stroke(cairo_);
        cairo_move_to(cairo_, x, top);
        cairo_line_to(cairo_, x + 9, top + 4);
        cairo_line_to(cairo_, x, top + 8);
        cairo_fill(cairo_);
        const bool is_far = x > bars_left_ + bars_width_ * 0.75;
        text(words, is_far ? x - 3 : x + 12, top, green, is_far);
    }

    void write_bar(double x, double y, double width, double height, Chart::Fill fill) {
        cairo_save(cairo_);
        cairo_rectangle(cairo_, x, y, width, height);
        cairo_clip(cairo_);
        write_pattern(x, y, width, height, fill);
        cairo_restore(cairo_);
        use(cairo_, {.27, .27, .27});
        cairo_set_line_width(cairo_, 0.5);
        cairo_rectangle(cairo_, x, y, width, height);
        cairo_stroke(cairo_);
    }

    void ground(Color color) {
        use(cairo_, color);
        cairo_paint(cairo_);
    }

    void write_pattern(double x, double y, double width, double height, Chart::Fill fill) {
        cairo_set_line_width(cairo_, 1.1);
        switch (fill) {
            case Chart::Fill::Solid: return ground({.08, .33, .18});
            case Chart::Fill::Blue: return ground({.04, .29, .56});
            case Chart::Fill::Blank: return ground({1, 1, 1});
            case Chart::Fill::Dashes:
                ground({.98, .93, .97});
                use(cairo_, {.42, .10, .37});
                for (double at = y + 3; at < y + height; at += 5)
                    for (double from = x + 1; from < x + width; from += 6) {
                        cairo_move_to(cairo_, from, at);
                        cairo_line_to(cairo_, from + 3, at);
                    }
                return cairo_stroke(cairo_);
            case Chart::Fill::Stripes:
                ground({1, .96, .87});
                use(cairo_, {.54, .35, 0});
                for (double from = x - height; from < x + width; from += 5) {
                    cairo_move_to(cairo_, from, y + height);
                    cairo_line_to(cairo_, from + height, y);
                }
                return cairo_stroke(cairo_);
            case Chart::Fill::Dots:
                ground({.93, .93, .93});
                use(cairo_, {.46, .46, .46});
                for (double at = y + 3; at < y + height; at += 5)
                    for (double from = x + 3; from < x + width; from += 5)
                        cairo_rectangle(cairo_, from, at, 0.9, 0.9);
                return cairo_fill(cairo_);
        }
    }

    void write_marks(double top, double bottom) {
        constexpr Color blue{.04, .29, .56}, red{.69, 0, .13};
        for (const double at : chart_.versions) {
            const double x = x_of(at), dash = 3;
            use(cairo_, blue);
            cairo_set_line_width(cairo_, 0.8);
            cairo_set_dash(cairo_, &dash, 1, 0);
            cairo_move_to(cairo_, x, top + 12);
            cairo_line_to(cairo_, x, bottom);
            cairo_stroke(cairo_);
            cairo_set_dash(cairo_, nullptr, 0, 0);
            cairo_move_to(cairo_, x - 3, bottom);
            cairo_line_to(cairo_, x + 3, bottom);
            cairo_line_to(cairo_, x, bottom - 5);
            cairo_fill(cairo_);
        }
        for (const Chart::Line& today : chart_.today) {
            use(cairo_, red);
            cairo_set_line_width(cairo_, 1.3);
            cairo_move_to(cairo_, x_of(today.at), top + 12);
            cairo_line_to(cairo_, x_of(today.at), bottom);
            cairo_stroke(cairo_);
            const bool is_far = today.at > 0.8;
            text(today.text, x_of(today.at) + (is_far ? -3 : 3), top + 11, red, is_far);
        }
    }

    double width_of(const SetText& set) const {
        PangoRectangle extents;
        pango_layout_get_extents(set.layout.get(), nullptr, &extents);
        return static_cast<double>(extents.width) / PANGO_SCALE;
    }

    /// Calls `place` with each entry, its column and its line; the number of lines.
    template <typename Place> int lay_out_legend(Place place) const {
        double used = 0;
        int line = 0;
        for (std::size_t i = 0; i < legend_.size(); ++i) {
            const double needed = 24 + width_of(legend_[i]) + 14;
            if (used > 0 && used + needed > frame_.width) {
                used = 0;
                ++line;
            }
            place(i, used, line);
            used += needed;
        }
        return legend_.empty() ? 0 : line + 1;
    }

    double legend_height() const {
        return 14.0 * lay_out_legend([](std::size_t, double, int) {}) + (legend_.empty() ? 0 : 4);
    }

    void write_legend() {
        const double top = sheet_.y() + 2;
        lay_out_legend([&](std::size_t i, double used, int line) {
            const double y = top + 14.0 * line;
            const double words = width_of(legend_[i]);
            const bool is_mirrored = sheet_.is_right_to_left();
            const double box = is_mirrored ? frame_.left + frame_.width - used - 19 : frame_.left + used;
            write_bar(box, y + 1, 19, 9, chart_.legend[i].first);
            const double left = is_mirrored ? box - 5 - words : box + 24;
            use(cairo_, {.1, .1, .1});
            cairo_move_to(cairo_, left, y + legend_[i].lines.front().baseline);
            pango_cairo_show_layout_line(cairo_, legend_[i].lines.front().line);
        });
        sheet_.advance(legend_height());
    }

    const Chart& chart_;
    Frame frame_;
    Sheet& sheet_;
    cairo_t* cairo_;
    double label_width_, bars_left_, bars_width_;
    std::vector<SetText> labels_, legend_;
};

}  // namespace

void write_chart(const Chart& chart, Frame frame, Sheet& sheet) { ChartWriter(chart, frame, sheet).write(); }

double least_height(const Chart& chart, Frame frame, Sheet& sheet) {
    return ChartWriter(chart, frame, sheet).least();
}

}  // namespace evaluator::render::pdf
