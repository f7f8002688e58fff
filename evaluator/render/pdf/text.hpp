// Runs of text set into lines of a width, with Pango: fonts for every script of ours, shaping, direction. In:
// runs. Out: lines that can be drawn one by one, so that a text may go on on the next page.
#pragma once

#include <memory>
#include <vector>

#include <pango/pangocairo.h>

#include "evaluator/render/pdf/pages.hpp"

namespace evaluator::render::pdf {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};

struct TextStyle {
    double size = 9.5;  // points
    bool is_at_end = false;
    bool has_marks = false;  // what does not begin a line hangs behind the mark
};

/// A text in lines; `top` and `baseline` are measured from its own top.
struct SetText {
    struct Line {
        PangoLayoutLine* line = nullptr;  // belongs to `layout`
        double left = 0, top = 0, baseline = 0, bottom = 0;
    };
    std::unique_ptr<PangoLayout, Unref> layout;
    std::vector<Line> lines;

    double height() const { return lines.empty() ? 0 : lines.back().bottom; }
};

class Typesetter {
public:
    Typesetter(cairo_t* cairo, const Pages& document);

    SetText set(const Runs& runs, double width, const TextStyle& style = {});
    /// What a column needs: its longest word, and its longest line.
    std::pair<double, double> widths(const Runs& runs, const TextStyle& style = {});
    /// Characters for which no font was found.
    int unknown_glyphs() const { return unknown_glyphs_; }

private:
    std::unique_ptr<PangoLayout, Unref> layout_of(const Runs& runs, const TextStyle& style);

    std::unique_ptr<PangoContext, Unref> context_;
    bool is_right_to_left_;
    int unknown_glyphs_ = 0;
};

}  // namespace evaluator::render::pdf
