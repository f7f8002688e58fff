// The paper: A4 pages one after the other, a cursor that goes down, head and foot of each page, and the tags
// that say what each piece is. Knows no blocks. Cairo 1.16 cannot write every property of a tag; `tags()`
// lists what has to be added afterwards (accessible.hpp).
#pragma once

#include <string>
#include <vector>

#include <cairo-pdf.h>

#include "evaluator/render/pdf/accessible.hpp"
#include "evaluator/render/pdf/text.hpp"

namespace evaluator::render::pdf {

/// A column of the page that is written into.
struct Frame {
    double left = 0, width = 0;
};

class Sheet {
public:
    struct Marginals {
        std::string foot;
        std::string created;  // ISO 8601; the Stichtag, never a clock
        int pages = 0;        // 0: not known yet
    };
    /// `bytes` receives the file; nullptr: only to count the pages.
    Sheet(const Pages& document, Marginals marginals, std::string* bytes);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    Typesetter& type() { return *type_; }
    cairo_t* cairo() { return cairo_; }
    bool is_right_to_left() const { return document_.is_right_to_left; }
    Frame frame() const;
    /// The frame without `indent` on the side where lines begin.
    Frame indented(Frame frame, double indent) const;

    double y() const { return y_; }
    double room() const;
    double most_room() const;
    bool is_at_top() const;
    void advance(double height) { y_ += height; }
    void gap(double height);  // nothing at the top of a page
    /// A new page unless so much fits here, or could not fit on any.
    void need(double height);
    void new_page();

    void begin(const char* tag, std::string properties = {});
    void end();
    const std::vector<Tag>& tags() const { return tags_; }

    /// One line, with its top at `top`.
    void draw(const SetText::Line& line, double left, double top);
    /// The whole text from the cursor on, with its tag; goes on on the next page where it must.
    void put(const SetText& text, double left, const char* tag);
    void stroke(double x1, double y1, double x2, double y2, double width, double gray);
    void bookmark(const std::string& text, int level);

    /// A line along the side until `end_aside`, also over pages.
    void begin_aside(double x, bool is_strong);
    void end_aside();

    /// Closes the file; the number of pages.
    int finish();

private:
    struct AsideLine {
        double x, top;
        bool is_strong;
    };
    void draw_aside(const AsideLine& aside);
    void marginals();

    const Pages& document_;
    Marginals marginals_;
    cairo_surface_t* surface_;
    cairo_t* cairo_;
    std::unique_ptr<Typesetter> type_;
    double y_;
    int page_ = 1;
    bool is_finished_ = false;
    std::vector<AsideLine> asides_;
    std::vector<Tag> tags_;
    std::vector<const char*> open_;
    std::vector<std::pair<int, int>> bookmarks_;  // level, id
};

}  // namespace evaluator::render::pdf
