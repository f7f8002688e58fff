#include "dsl/syntax/print/printer.hpp"

#include <algorithm>

#include "dsl/core/citation.hpp"

namespace dsl::syntax::print {

// --- comments and lines ------------------------------------------------------------------------------------

/// Between what stands before and `begin` there is an empty line.
bool Printer::has_blank_before(std::uint32_t begin) const {
    int breaks = 0;
    for (std::size_t index = std::min<std::size_t>(begin, source_.size()); index > 0; --index) {
        const char c = source_[index - 1];
        if (c == '\n')
            ++breaks;
        else if (c != ' ' && c != '\t' && c != '\r')
            return breaks > 1;
    }
    return false;
}

/// Between `end`, where a comment ends, and what follows there is an empty line.
bool Printer::has_blank_after(std::uint32_t end) const {
    int breaks = 0;
    for (std::size_t index = end; index < source_.size(); ++index) {
        const char c = source_[index];
        if (c == '\n')
            ++breaks;
        else if (c != ' ' && c != '\t' && c != '\r')
            return breaks > 1;
    }
    return false;
}

bool Printer::has_comments(Span span) const {
    return std::any_of(file_.comments.begin() + static_cast<std::ptrdiff_t>(next_comment_),
                       file_.comments.end(), [&](const Comment& comment) {
                           return comment.span.begin >= span.begin && comment.span.begin < span.end;
                       });
}

Doc Printer::comments_before(std::uint32_t end, bool& has_blank, bool& is_first) {
    std::vector<Doc> docs;
    while (next_comment_ < file_.comments.size() && file_.comments[next_comment_].span.begin < end) {
        const Comment& comment = file_.comments[next_comment_++];
        const bool blank = has_blank_before(comment.span.begin);
        if (is_first)
            has_blank = blank;
        else
            docs.push_back(blank ? layout_.blank_line() : layout_.hard_line());
        is_first = false;
        docs.push_back(layout_.comment(comment.text.empty() ? "--" : "-- " + comment.text));
    }
    return docs.empty() ? Doc{} : layout_.join(std::move(docs));
}

Doc Printer::trailing_comment(std::uint32_t end) {
    if (next_comment_ == file_.comments.size()) return {};
    const Comment& comment = file_.comments[next_comment_];
    if (!comment.is_trailing || comment.span.begin < end || comment.span.begin > source_.size()) return {};
    const std::string_view between = source_.substr(end, comment.span.begin - end);
    if (between.find_first_not_of(" \t,") != std::string_view::npos) return {};
    ++next_comment_;
    return layout_.comment(comment.text.empty() ? "  --" : "  -- " + comment.text);
}

void Printer::begin_item(Item& made, Span span) {
    bool is_first = true;
    made.before = comments_before(span.begin, made.has_blank_before, is_first);
    if (is_first)
        made.has_blank_before = has_blank_before(span.begin);
    else
        // Asked behind the comment: the span may begin after a keyword that will be printed in front of it.
        made.before = layout_.join({made.before, has_blank_after(file_.comments[next_comment_ - 1].span.end)
                                                     ? layout_.blank_line()
                                                     : layout_.hard_line()});
}

void Printer::end_item(Item& made, Span span) {
    // What is left inside found no place of its own: it goes in front, rather than getting lost.
    bool is_first = true;
    bool has_blank = false;
    const Doc left = comments_before(span.end, has_blank, is_first);
    if (!left.is_nothing()) made.before = layout_.join({made.before, left, layout_.hard_line()});
    made.after = trailing_comment(span.end);
}

void Printer::append_closing(std::vector<Item>& items, std::uint32_t end) {
    Item made;
    bool is_first = true;
    made.body = comments_before(end, made.has_blank_before, is_first);
    if (!is_first) items.push_back(made);
}

Doc Printer::whole(const Item& item) { return layout_.join({item.before, item.body, item.after}); }

Doc Printer::stack(const std::vector<Item>& items) {
    std::vector<Doc> docs;
    for (const Item& item : items) {
        if (!docs.empty()) docs.push_back(item.has_blank_before ? layout_.blank_line() : layout_.hard_line());
        docs.push_back(whole(item));
    }
    return layout_.join(std::move(docs));
}

Doc Printer::braced(Doc inside) {
    return layout_.group(layout_.join(
        {text("{"), layout_.nest(2, layout_.join({layout_.line(), inside})), layout_.line(), text("}")}));
}

Doc Printer::block_of(std::vector<Item> items, Span span, bool on_one_line) {
    append_closing(items, span.end);
    if (items.empty()) return text("{ }");
    if (!on_one_line) {
        return layout_.join({text("{"), layout_.nest(2, layout_.join({layout_.hard_line(), stack(items)})),
                             layout_.hard_line(), text("}")});
    }
    std::vector<Doc> docs;
    for (const Item& item : items) {
        if (!docs.empty()) docs.push_back(layout_.wide_line());
        docs.push_back(whole(item));
    }
    return braced(layout_.join(std::move(docs)));
}

std::string Printer::run() {
    std::vector<Doc> docs;
    bool was_long = false;
    for (const Declaration& declaration : file_.declarations) {
        const Item made = item_of(declaration);
        const int width = layout_.flat_width(made.body);
        const bool is_long = width < 0 || width > line_width;
        if (!docs.empty())
            docs.push_back(made.has_blank_before || is_long || was_long ? layout_.blank_line()
                                                                        : layout_.hard_line());
        docs.push_back(whole(made));
        was_long = is_long;
    }
    std::vector<Item> rest;
    append_closing(rest, static_cast<std::uint32_t>(source_.size() + 1));
    for (const Item& made : rest) {
        if (!docs.empty())
            docs.push_back(made.has_blank_before || was_long ? layout_.blank_line() : layout_.hard_line());
        docs.push_back(made.body);
    }
    return layout_.render(layout_.join(std::move(docs)), line_width);
}

// --- words -------------------------------------------------------------------------------------------------

Doc Printer::fill(std::vector<Doc> docs) {
    std::vector<Doc> parts;
    for (std::size_t index = 0; index < docs.size(); ++index) {
        if (index != 0) parts.push_back(layout_.group(layout_.line()));
        const bool is_last = index + 1 == docs.size();
        parts.push_back(is_last ? docs[index] : layout_.join({docs[index], text(",")}));
    }
    return layout_.join(std::move(parts));
}

Doc Printer::print(const DateSpan& span) {
    std::string words;
    if (span.from) words = "ab " + core::to_iso(span.from->value);
    if (span.until) words += (words.empty() ? "bis " : " bis ") + core::to_iso(span.until->value);
    return text(words);
}

Doc Printer::print(const Citation& citation) {
    std::string words;
    for (const CitationPart& part : citation.parts) {
        if (!words.empty()) words += ' ';
        if (!part.is_bare) words.append(part.is_plural ? "§§" : core::abbreviation(part.rank)).append(" ");
        words += core::to_text(part.places.first);
        if (!part.places.is_single()) words += " bis " + core::to_text(part.places.last);
    }
    if (citation.act) words += " " + citation.act->text;
    return text(words);
}

Doc Printer::print(const Citations& citations) {
    std::vector<Doc> docs;
    for (const Citation& citation : citations.items) docs.push_back(print(citation));
    return fill(std::move(docs));
}

Doc Printer::print(const std::vector<Name>& path) {
    std::string words;
    for (const Name& name : path) words.append(words.empty() ? "" : ".").append(name.text);
    return text(words);
}

Doc Printer::names(const std::vector<Name>& list) {
    std::vector<Doc> docs;
    for (const Name& name : list) docs.push_back(print(name));
    return fill(std::move(docs));
}

Doc Printer::optional(std::string_view before, const std::optional<Name>& name) {
    return name ? text(std::string{before} + name->text) : Doc{};
}

Doc Printer::optional(const std::optional<Text>& quoted) {
    return quoted ? layout_.join({text(" "), print(*quoted)}) : Doc{};
}

}  // namespace dsl::syntax::print
