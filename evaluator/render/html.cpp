// The report as one HTML file without script, links or outside resources: landmarks, headings in order, table
// scopes, state in words and a sign (never colour alone), A4 in print. The style sheet is html_style.cpp.
#include "evaluator/render/document.hpp"
#include "evaluator/render/html_page.hpp"
#include "evaluator/render/html_style.hpp"
#include "evaluator/render/html_text.hpp"
#include "evaluator/render/render.hpp"
#include "evaluator/render/speech.hpp"

namespace evaluator::render {

namespace {

std::string_view class_of(Mark mark) {
    switch (mark) {
        case Mark::None: return "neutral";
        case Mark::Met: return "met";
        case Mark::NotMet: return "notmet";
        case Mark::AsARuleNotMet: return "asarule";
        case Mark::Waived: return "waived";
        case Mark::NotApplicable: return "na";
        case Mark::Open: return "open";
    }
    return "neutral";
}

std::string_view symbol(Mark mark) {
    switch (mark) {
        case Mark::None: return "";
        case Mark::Met: return "✓";
        case Mark::NotMet: return "✗";
        case Mark::AsARuleNotMet: return "≁";
        case Mark::Waived: return "↷";
        case Mark::NotApplicable: return "○";
        case Mark::Open: return "?";
    }
    return "";
}

class HtmlLayout {
public:
    /// Figures by citation as the document writes it.
    using FiguresOf = std::map<std::string, std::string>;

    std::string lay_out(const std::vector<Document>& documents, const std::vector<FiguresOf>& figures) {
        const std::string title = escaped_attribute(say(Phrase::report_title));
        put("<!DOCTYPE html>\n<html lang=\"" + page_language() +
            ">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'\">\n");
        put("<title>" + title + "</title>\n<style>\n" + std::string(html_style) +
            "</style>\n</head>\n<body>\n");
        put("<a class=\"skip\" href=\"#ergebnisse\">" + escaped(say(Phrase::skip_to_results)) +
            "</a>\n<main id=\"ergebnisse\">\n");
        for (std::size_t i = 0; i < documents.size(); ++i) {
            figures_ = i < figures.size() ? &figures[i] : nullptr;
            article(documents[i]);
        }
        put("</main>\n</body>\n</html>\n");
        return std::move(text_);
    }

private:
    void put(std::string_view text) { text_ += text; }

    void article(const Document& document) {
        prefix_ = "p" + std::to_string(++articles_) + "-";
        put("<article aria-labelledby=\"" + prefix_ + "titel\">\n<header>\n<h1 id=\"" + prefix_ + "titel\">" +
            escaped(document.title) + "</h1>\n");
        fields(document.head);
        put("</header>\n");
        notice(document);
        overview(document);
        contested(document.contested);
        list_section(say(Phrase::block_lapsing), document.lapsing);
        for (std::size_t i = 0; i < document.sections.size(); ++i) norm(i, document.sections[i]);
        not_in_force(document.not_in_force);
        if (!document.facts.rows.empty()) {
            put("<section>\n<h2>" + escaped(document.facts.caption) + "</h2>\n");
            table(document.facts, false);
            put("</section>\n");
        }
        put("</article>\n");
    }

    static std::string badge(const Badge& badge) {
        std::string out = "<span class=\"badge " + std::string(class_of(badge.mark)) + "\">";
        if (badge.mark != Mark::None)
            out += "<span aria-hidden=\"true\">" + std::string(symbol(badge.mark)) + "</span> ";
        return out + escaped(badge.words) + "</span>";
    }

    void fields(const std::vector<Field>& fields) {
        if (fields.empty()) return;
        put("<dl>\n");
        for (const auto& field : fields)
            put("<div><dt>" + escaped(field.label) + "</dt><dd>" + escaped(field.value) + "</dd></div>\n");
        put("</dl>\n");
    }

    void notice(const Document& document) {
        put("<section class=\"notice\" aria-labelledby=\"" + prefix_ + "hinweis\">\n<h2 id=\"" + prefix_ +
            "hinweis\">" + escaped(document.notice_title) + "</h2>\n");
        for (const auto& text : document.notice) put("<p>" + escaped(text) + "</p>\n");
        put("</section>\n");
    }

    void overview(const Document& document) {
        put("<nav aria-label=\"" + escaped_attribute(say(Phrase::nav_label)) + "\">\n<h2>" +
            escaped(say(Phrase::overview_title)) + "</h2>\n");
        put("<p>" + escaped(say(document.sections.empty() ? Phrase::no_norms : Phrase::overview_note)) +
            "</p>\n");
        if (!document.overview.empty()) {
            put("<table>\n<thead><tr>");
            for (const Phrase column : {Phrase::column_norm, Phrase::column_title, Phrase::column_result,
                                        Phrase::column_open, Phrase::column_holds})
                put("<th scope=\"col\">" + escaped(say(column)) + "</th>");
            put("</tr></thead>\n<tbody>\n");
            for (std::size_t i = 0; i < document.overview.size(); ++i) {
                const auto& row = document.overview[i];
                put("<tr><th scope=\"row\"><a href=\"#" + prefix_ + "norm-" + std::to_string(i + 1) + "\">" +
                    escaped(row.citation) + "</a></th><td>" + escaped(row.title) + "</td><td>" +
                    badge(row.badge) + "</td><td class=\"number\">" + escaped(row.open_points) + "</td><td>" +
                    escaped(row.holds) + "</td></tr>\n");
            }
            put("</tbody>\n</table>\n");
        }
        put("</nav>\n");
    }

    void norm(std::size_t index, const Section& section) {
        const std::string id = prefix_ + "norm-" + std::to_string(index + 1);
        put("<section class=\"norm\" aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" +
            escaped(section.citation) + " <span class=\"title\">" + escaped(section.title) +
            "</span></h2>\n");
        put("<p class=\"result\">" + escaped(say(Phrase::label_result)) + ": " + badge(section.badge) +
            "</p>\n<p>" + escaped(section.explanation) + "</p>\n");
        fields(section.fields);
        if (figures_ != nullptr)
            if (const auto figure = figures_->find(section.citation); figure != figures_->end())
                put(figure->second + "\n");
        if (!section.obstacles.empty()) put("<h3>" + escaped(say(Phrase::block_obstacles)) + "</h3>\n");
        list(section.obstacles);
        open_points(section.open_points);
        sufficient(section.sufficient);
        if (!section.is_brief) put("<h3>" + escaped(say(Phrase::block_requirements)) + "</h3>\n");
        if (section.entries.empty() && !section.is_brief)
            put("<p>" + escaped(say(Phrase::no_requirements)) + "</p>\n");
        for (const auto& part : section.entries) requirement(part);
        put("</section>\n");
    }

    void open_points(const std::vector<OpenPoint>& points) {
        if (points.empty()) return;
        put("<h3>" + escaped(say(Phrase::block_open)) + "</h3>\n<ol class=\"points\">\n");
        for (const auto& point : points) {
            put("<li><p><strong>" + escaped(point.kind) + ":</strong> " + escaped(point.question) + "</p>\n");
            fields(point.details);
            put("</li>\n");
        }
        put("</ol>\n");
    }

    void sufficient(const std::vector<Sufficient>& sides) {
        if (!sides.empty()) put("<h3>" + escaped(say(Phrase::block_answers)) + "</h3>\n");
        for (const auto& side : sides) {
            put("<p>" + escaped(side.lead) + "</p>\n");
            list(side.sets);
            if (!side.more.empty()) put("<p class=\"note\">" + escaped(side.more) + "</p>\n");
        }
    }

    void contested(const std::vector<Contested>& facts) {
        if (facts.empty()) return;
        put("<section>\n<h2>" + escaped(say(Phrase::block_contested)) + "</h2>\n<p>" +
            escaped(say(Phrase::contested_note)) + "</p>\n<ul class=\"points\">\n");
        for (const auto& fact : facts) {
            put("<li><p><strong>" + escaped(fact.title) + "</strong></p>\n<p>" + escaped(fact.meaning) +
                "</p>\n");
            if (!fact.norms.empty()) put("<ul>\n");
            for (const auto& norm : fact.norms) {
                put("<li>" + escaped(norm.text) + "\n");
                list(norm.details);
                put("</li>\n");
            }
            put(fact.norms.empty() ? "</li>\n" : "</ul>\n</li>\n");
        }
        put("</ul>\n</section>\n");
    }

    void list(const std::vector<std::string>& texts, std::string_view css = "") {
        if (texts.empty()) return;
        put(css.empty() ? "<ul>\n" : "<ul class=\"" + std::string(css) + "\">\n");
        for (const auto& text : texts) put("<li>" + escaped(text) + "</li>\n");
        put("</ul>\n");
    }

    void list_section(const std::string& title, const std::vector<std::string>& texts) {
        if (texts.empty()) return;
        put("<section>\n<h2>" + escaped(title) + "</h2>\n");
        list(texts);
        put("</section>\n");
    }

    void not_in_force(const std::vector<OverviewRow>& rows) {
        if (rows.empty()) return;
        put("<section>\n<h2>" + escaped(say(Phrase::block_not_in_force)) + "</h2>\n<ul>\n");
        for (const auto& row : rows)
            put("<li><strong>" + escaped(row.citation) + "</strong> " + escaped(row.title) + ": " +
                escaped(row.badge.words) + "</li>\n");
        put("</ul>\n</section>\n");
    }

    static std::string title_of(const Entry& part) {
        std::string out;
        if (!part.role.empty())
            out += "<span class=\"role\">" + escaped(part.role) + (part.text.empty() ? "" : ":") + "</span> ";
        out += escaped(part.text);
        if (!part.citation.empty()) out += " <span class=\"cite\">" + escaped(part.citation) + "</span>";
        return out;
    }

    static bool has_content(const Entry& part) {
        return !part.calculations.empty() || !part.facts.empty() || !part.notes.empty() ||
               !part.tables.empty() || !part.parts.empty();
    }

    void content(const Entry& part) {
        for (const auto& text : part.calculations) put("<p class=\"sum\">" + escaped(text) + "</p>\n");
        for (const auto& chain : part.tables) table(chain, true);
        list(part.facts, "facts");
        for (const auto& text : part.notes) put("<p class=\"note\">" + escaped(text) + "</p>\n");
        if (part.parts.empty()) return;
        put("<ul class=\"parts\">\n");
        for (const auto& child : part.parts) {
            put("<li>" + badge(child.badge) + " " + title_of(child) + "\n");
            content(child);
            put("</li>\n");
        }
        put("</ul>\n");
    }

    /// Open from the start, so that print and readers without interaction have everything.
    void requirement(const Entry& part) {
        if (!has_content(part)) {
            put("<p class=\"requirement\">" + badge(part.badge) + " " + title_of(part) + "</p>\n");
            return;
        }
        put("<details open class=\"requirement\">\n<summary>" + badge(part.badge) + " " + title_of(part) +
            "</summary>\n");
        content(part);
        put("</details>\n");
    }

    void table(const Table& table, bool shows_caption) {
        put("<table>\n");
        if (shows_caption) put("<caption>" + escaped(table.caption) + "</caption>\n");
        put("<thead><tr>");
        for (const auto& head : table.head) put("<th scope=\"col\">" + escaped(head) + "</th>");
        put("</tr></thead>\n<tbody>\n");
        for (const auto& row : table.rows) {
            put("<tr>");
            for (std::size_t column = 0; column < row.size(); ++column) {
                if (column == 0)
                    put("<th scope=\"row\">" + escaped(row[column]) + "</th>");
                else
                    put((table.is_number[column] ? "<td class=\"number\">" : "<td>") + escaped(row[column]) +
                        "</td>");
            }
            put("</tr>\n");
        }
        put("</tbody>\n</table>\n");
    }

    const FiguresOf* figures_ = nullptr;
    std::string text_, prefix_;
    std::size_t articles_ = 0;
};

}  // namespace

std::string to_html(const explain::Report& report, const Translation* translation) {
    return to_html_list({report}, translation);
}

std::string to_html_list(const std::vector<explain::Report>& reports, const Translation* translation,
                         const std::vector<Figures>& figures) {
    const SpeechScope scope(translation);
    std::vector<Document> documents;
    for (const auto& report : reports) documents.push_back(compose(report));
    std::vector<HtmlLayout::FiguresOf> by_words(figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i)
        for (const auto& [norm, figure] : figures[i]) by_words[i][cited(norm)] = figure;
    return HtmlLayout().lay_out(documents, by_words);
}

}  // namespace evaluator::render
