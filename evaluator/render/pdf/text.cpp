#include "evaluator/render/pdf/text.hpp"

#include <algorithm>
#include <cctype>

namespace evaluator::render::pdf {

namespace {

// Noto for the letters of all our languages; DejaVu has the signs, and every script where Noto is missing.
constexpr const char* fonts = "Noto Sans, Noto Sans Arabic, Noto Sans Georgian, DejaVu Sans";
constexpr double hanging_indent = 8;
constexpr std::string_view left_to_right = "\xE2\x81\xA6", right_to_left = "\xE2\x81\xA7",
                           first_strong = "\xE2\x81\xA8", isolate_ends = "\xE2\x81\xA9",
                           left_mark = "\xE2\x80\x8E", right_mark = "\xE2\x80\x8F";

struct Colors {
    Color ink, ground;
};

/// As in the style sheet of the pages.
Colors colors_of(Tone tone) {
    switch (tone) {
        case Tone::Met: return {{.08, .33, .18}, {.92, .96, .93}};
        case Tone::Waived: return {{.08, .33, .18}, {.96, .96, .96}};
        case Tone::NotMet: return {{.50, .11, .11}, {.99, .93, .93}};
        case Tone::AsARule: return {{.42, .10, .37}, {.98, .93, .97}};
        case Tone::Open: return {{.37, .24, 0}, {1, .96, .87}};
        case Tone::NotApplicable: return {{.27, .27, .27}, {.94, .94, .94}};
        case Tone::Neutral:
        case Tone::None: break;
    }
    return {{.2, .2, .2}, {.96, .96, .96}};
}

guint16 channel(double part) { return static_cast<guint16>(part * 65535); }

/// Attributes over a stretch of bytes.
class Attributes {
public:
    void add(PangoAttribute* attribute, std::size_t from, std::size_t until) {
        attribute->start_index = static_cast<guint>(from);
        attribute->end_index = static_cast<guint>(until);
        pango_attr_list_insert(list_.get(), attribute);
    }
    void ink(Color color, std::size_t from, std::size_t until) {
        add(pango_attr_foreground_new(channel(color.red), channel(color.green), channel(color.blue)), from,
            until);
    }
    void ground(Color color, std::size_t from, std::size_t until) {
        add(pango_attr_background_new(channel(color.red), channel(color.green), channel(color.blue)), from,
            until);
    }
    PangoAttrList* list() const { return list_.get(); }

private:
    struct Release {
        void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
    };
    std::unique_ptr<PangoAttrList, Release> list_{pango_attr_list_new()};
};

/// "§ 5" and "Nr. 2" stay on one line.
std::string with_citations_kept(std::string_view text) {
    constexpr std::string_view firm_blank = "\xC2\xA0";
    std::string out;
    for (const char letter : text) {
        const bool binds = letter == ' ' && (out.ends_with("§") || out.ends_with(" Nr.") ||
                                             out.ends_with(" Abs.") || out.ends_with(" Satz"));
        if (binds)
            out += firm_blank;
        else
            out += letter;
    }
    return out;
}

/// Letters from U+0600 to U+06FF.
bool has_arabic(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return byte >= 0xD8 && byte <= 0xDB;
    });
}

/// FriBidi lets numbers at the beginning of an isolate follow the letters before it ("25 §b"); a mark there
/// holds them. A value with Arabic in it ("A2 (at least A2)") runs as Arabic does, whatever comes first.
std::string with_firm_isolates(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const bool is_first_strong = text.starts_with(first_strong);
        if (!is_first_strong && !text.starts_with(left_to_right)) {
            out += text.front();
            text.remove_prefix(1);
            continue;
        }
        text.remove_prefix(first_strong.size());
        const bool is_arabic = is_first_strong && has_arabic(text.substr(0, text.find(isolate_ends)));
        out.append(is_arabic ? right_to_left : left_to_right).append(is_arabic ? right_mark : left_mark);
    }
    return out;
}

/// From a paragraph sign to the last letter or number in Latin script: "§ 54 Abs. 1".
std::string_view citation_at(std::string_view text) {
    constexpr std::string_view sign = "§";
    std::size_t end = 0, last = 0;
    while (end < text.size()) {
        const char letter = text[end];
        const bool is_sign = text.substr(end).starts_with(sign);
        const bool is_word = std::isalnum(static_cast<unsigned char>(letter)) != 0;
        if (!is_sign && !is_word && letter != ' ' && letter != '.' && letter != ',') break;
        end += is_sign ? sign.size() : 1;
        if (is_sign || is_word) last = end;
    }
    return text.substr(0, last);
}

/// Inside Arabic words a citation reads from left to right although no text says so.
std::string with_citations_isolated(std::string_view text) {
    std::string out;
    int depth = 0;
    while (!text.empty()) {
        if (depth == 0 && text.starts_with("§")) {
            const std::string_view citation = citation_at(text);
            out.append(left_to_right).append(citation).append(isolate_ends);
            text.remove_prefix(citation.size());
            continue;
        }
        for (const std::string_view begin : {left_to_right, right_to_left, first_strong})
            if (text.starts_with(begin)) ++depth;
        if (text.starts_with(isolate_ends)) --depth;
        out += text.front();
        text.remove_prefix(1);
    }
    return out;
}

void add_run(const Run& run, bool is_right_to_left, std::string& text, Attributes& attributes) {
    const std::size_t from = text.size();
    const bool is_badge = run.tone != Tone::None;
    const bool has_own_direction =
        (run.is_german || run.is_left_to_right) && is_right_to_left && run.text != "\n";
    if (has_own_direction) text.append(left_to_right).append(left_mark);
    std::string words = run.text;
    if (is_right_to_left && !has_own_direction) words = with_citations_isolated(words);
    text += with_citations_kept(is_right_to_left ? with_firm_isolates(words) : words);
    if (has_own_direction) text += isolate_ends;
    const std::size_t until = text.size();
    if (run.is_bold || (is_badge && run.tone != Tone::Neutral))
        attributes.add(pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, until);
    if (run.is_small) attributes.add(pango_attr_scale_new(0.92), from, until);
    if (run.is_german) attributes.add(pango_attr_language_new(pango_language_from_string("de")), from, until);
    if (is_badge) {
        attributes.ink(colors_of(run.tone).ink, from, until);
        attributes.ground(colors_of(run.tone).ground, from, until);
    } else if (run.is_faint) {
        attributes.ink({.27, .27, .27}, from, until);
    }
}

double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }
int units(double points) { return static_cast<int>(points * PANGO_SCALE); }

}  // namespace

Typesetter::Typesetter(cairo_t* cairo, const Pages& document)
    : context_(pango_cairo_create_context(cairo)), is_right_to_left_(document.is_right_to_left) {
    pango_cairo_context_set_resolution(context_.get(), 72);
    pango_context_set_language(context_.get(), pango_language_from_string(document.language.c_str()));
    pango_context_set_base_dir(context_.get(), is_right_to_left_ ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    // Positions as the font says, not as some screen would round them.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
}

std::unique_ptr<PangoLayout, Unref> Typesetter::layout_of(const Runs& runs, const TextStyle& style) {
    std::unique_ptr<PangoLayout, Unref> layout(pango_layout_new(context_.get()));
    PangoFontDescription* font = pango_font_description_from_string(fonts);
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    std::string text;
    Attributes attributes;
    // "ff" as two letters: readers that follow the tags stumble over joined ones.
    attributes.add(pango_attr_font_features_new("liga=0, clig=0"), 0, PANGO_ATTR_INDEX_TO_TEXT_END);
    for (const Run& run : runs) add_run(run, is_right_to_left_, text, attributes);
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    pango_layout_set_attributes(layout.get(), attributes.list());
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    // Pango mirrors this only where it guesses the direction of each paragraph by itself.
    pango_layout_set_alignment(layout.get(),
                               style.is_at_end == is_right_to_left_ ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
    if (style.has_marks) pango_layout_set_indent(layout.get(), -units(hanging_indent));
    return layout;
}

SetText Typesetter::set(const Runs& runs, double width, const TextStyle& style) {
    SetText result{layout_of(runs, style), {}};
    if (runs.empty()) return result;
    pango_layout_set_width(result.layout.get(), units(std::max(width, 8.0)));
    unknown_glyphs_ += pango_layout_get_unknown_glyphs_count(result.layout.get());
    PangoLayoutIter* iterator = pango_layout_get_iter(result.layout.get());
    do {
        PangoRectangle extents;
        int top = 0, bottom = 0;
        pango_layout_iter_get_line_extents(iterator, nullptr, &extents);
        pango_layout_iter_get_line_yrange(iterator, &top, &bottom);
        result.lines.push_back({pango_layout_iter_get_line_readonly(iterator), points(extents.x), points(top),
                                points(pango_layout_iter_get_baseline(iterator)), points(bottom)});
    } while (pango_layout_iter_next_line(iterator));
    pango_layout_iter_free(iterator);
    return result;
}

std::pair<double, double> Typesetter::widths(const Runs& runs, const TextStyle& style) {
    const auto layout = layout_of(runs, style);
    int width = 0;
    pango_layout_get_size(layout.get(), &width, nullptr);
    const double whole = points(width);
    pango_layout_set_width(layout.get(), 0);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    pango_layout_get_size(layout.get(), &width, nullptr);
    return {points(width), whole};
}

}  // namespace evaluator::render::pdf
