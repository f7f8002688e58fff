#include "evaluator/render/pdf/sheet.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

namespace evaluator::render::pdf {

namespace {

constexpr double paper_width = 595.28, paper_height = 841.89, side = 54, top = 58, bottom = 62;
constexpr double small = 7.5;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    if (bytes != nullptr)
        static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Sheet::Sheet(const Pages& document, Marginals marginals, std::string* bytes)
    : document_(document),
      marginals_(std::move(marginals)),
      surface_(cairo_pdf_surface_create_for_stream(append, bytes, paper_width, paper_height)),
      cairo_(cairo_create(surface_)),
      type_(std::make_unique<Typesetter>(cairo_, document)),
      y_(top) {
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, document.title.c_str());
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATOR, "paragraf");
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, marginals_.created.c_str());
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_MOD_DATE, marginals_.created.c_str());
    this->marginals();
}

Sheet::~Sheet() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
}

Frame Sheet::frame() const { return {side, paper_width - 2 * side}; }

Frame Sheet::indented(Frame frame, double indent) const {
    return {is_right_to_left() ? frame.left : frame.left + indent, frame.width - indent};
}

double Sheet::room() const { return paper_height - bottom - y_; }
double Sheet::most_room() const { return paper_height - bottom - top; }
bool Sheet::is_at_top() const { return y_ <= top; }

void Sheet::gap(double height) {
    if (!is_at_top()) y_ += height;
}

void Sheet::need(double height) {
    if (room() < height && !is_at_top() && height <= most_room()) new_page();
}

void Sheet::new_page() {
    for (const AsideLine& aside : asides_) draw_aside(aside);
    cairo_show_page(cairo_);
    ++page_;
    y_ = top;
    for (AsideLine& aside : asides_) aside.top = top;
    marginals();
}

/// Head from the second page on; foot with the page's number on every page.
void Sheet::marginals() {
    const Frame whole = frame();
    const auto line = [&](const std::string& text, double at, bool is_at_end) {
        Run run{text, false, true};
        run.is_left_to_right = is_at_end;  // "1 / 3" everywhere
        const SetText set = type_->set({run}, whole.width, {small, is_at_end});
        if (!set.lines.empty()) draw(set.lines.front(), whole.left, at);
    };
    if (page_ > 1) {
        line(document_.title, top - 28, false);
        stroke(whole.left, top - 14, whole.left + whole.width, top - 14, 0.4, 0.6);
    }
    const double foot = paper_height - bottom + 20;
    stroke(whole.left, foot - 5, whole.left + whole.width, foot - 5, 0.4, 0.6);
    line(marginals_.foot, foot, false);
    line(fmt::format("{} / {}", page_, marginals_.pages), foot, true);
}

void Sheet::begin(const char* tag, std::string properties) {
    cairo_tag_begin(cairo_, tag, nullptr);
    tags_.push_back({tag, std::move(properties)});
    open_.push_back(tag);
}

void Sheet::end() {
    cairo_tag_end(cairo_, open_.back());
    open_.pop_back();
}

void Sheet::draw(const SetText::Line& line, double left, double at) {
    cairo_set_source_rgb(cairo_, 0.1, 0.1, 0.1);
    cairo_move_to(cairo_, left + line.left, at + line.baseline - line.top);
    pango_cairo_show_layout_line(cairo_, line.line);
}

void Sheet::put(const SetText& text, double left, const char* tag) {
    if (text.lines.empty()) return;
    // One line alone at the end of a page, or at the beginning of the next, reads badly.
    const std::size_t count = text.lines.size();
    need(count <= 3 ? text.height() : text.lines[1].bottom);
    begin(tag);
    for (std::size_t i = 0; i < count;) {
        const double start = text.lines[i].top, limit = room();
        std::size_t until = i + 1;
        while (until < count && text.lines[until].bottom - start <= limit) ++until;
        const bool is_whole = i == 0 && until == count;
        if (!is_whole) begin("Span");
        for (std::size_t k = i; k < until; ++k) draw(text.lines[k], left, y_ + text.lines[k].top - start);
        if (!is_whole) end();
        y_ += text.lines[until - 1].bottom - start;
        i = until;
        if (i < count) new_page();
    }
    end();
}

void Sheet::stroke(double x1, double y1, double x2, double y2, double width, double gray) {
    cairo_set_source_rgb(cairo_, gray, gray, gray);
    cairo_set_line_width(cairo_, width);
    cairo_move_to(cairo_, x1, y1);
    cairo_line_to(cairo_, x2, y2);
    cairo_stroke(cairo_);
}

void Sheet::bookmark(const std::string& text, int level) {
    while (!bookmarks_.empty() && bookmarks_.back().first >= level) bookmarks_.pop_back();
    const int parent = bookmarks_.empty() ? CAIRO_PDF_OUTLINE_ROOT : bookmarks_.back().second;
    const std::string target = fmt::format("page={} pos=[{:.0f} {:.0f}]", page_, side, y_);
    const int id =
        cairo_pdf_surface_add_outline(surface_, parent, text.c_str(), target.c_str(),
                                      level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t{});
    bookmarks_.emplace_back(level, id);
}

void Sheet::begin_aside(double x, bool is_strong) { asides_.push_back({x, y_, is_strong}); }

void Sheet::end_aside() {
    draw_aside(asides_.back());
    asides_.pop_back();
}

void Sheet::draw_aside(const AsideLine& aside) {
    if (y_ > aside.top) stroke(aside.x, aside.top, aside.x, y_, 2, aside.is_strong ? 0.2 : 0.75);
}

int Sheet::finish() {
    assert(open_.empty() && !is_finished_);
    is_finished_ = true;
    cairo_show_page(cairo_);
    cairo_surface_finish(surface_);
    assert(cairo_status(cairo_) == CAIRO_STATUS_SUCCESS);
    assert(cairo_surface_status(surface_) == CAIRO_STATUS_SUCCESS);
    return page_;
}

}  // namespace evaluator::render::pdf
