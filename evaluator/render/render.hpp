// Reports for people and machines: terminal and plain text, Markdown, self-contained HTML, JSON. Pure
// functions from an explanation to a text; same report, same bytes. Layout and words only: nothing here
// decides, and every format carries the notice that this is a pre-check, the rule book's version and digest,
// and the state of the law.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "evaluator/explain/explanation.hpp"

namespace evaluator::render {

class Translation;  // speech.hpp; nullptr: German

struct TextOptions {
    std::size_t width = 100;  // columns; lines wrap at words. 40 is the least that is used
    bool color = false;       // ANSI colours; state is always also in words
    bool ascii = false;       // no character beyond ASCII: "Par. 25b", "erfuellt"
    const Translation* translation = nullptr;
};

std::string to_text(const explain::Report& report, const TextOptions& options = {});
std::string to_markdown(const explain::Report& report, const Translation* translation = nullptr);
std::string to_html(const explain::Report& report, const Translation* translation = nullptr);
/// Pictures by norm, ready as parts of a page (timeline/timeline.hpp).
using Figures = std::map<dsl::core::Citation, std::string>;
/// One page for several persons, one article each; `figures` of each person, or none.
std::string to_html_list(const std::vector<explain::Report>& reports,
                         const Translation* translation = nullptr, const std::vector<Figures>& figures = {});
/// How the explanation fills a value into a text of the rules, in the language of the report.
std::function<std::string(const explain::Quantity&)> value_words(const Translation& translation);
/// One requirement as it stands in the text report, for messages about cases; each line begins with `indent`
/// blanks.
std::string to_text(const explain::Node& requirement, dsl::core::Date as_of, const TextOptions& options,
                    std::size_t indent);
/// By docs/schema/ergebnis.schema.json. Several persons: the caller makes an array of reports with
/// to_json_list.
std::string to_json(const explain::Report& report);
std::string to_json_list(const std::vector<explain::Report>& reports);

}  // namespace evaluator::render
