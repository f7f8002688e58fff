#include <algorithm>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/catalogues.hpp"
#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/user_error.hpp"
#include "evaluator/engine/evaluation.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/render/render.hpp"
#include "evaluator/render/speech.hpp"
#include "evaluator/texts/localize.hpp"

namespace apps {

namespace {

namespace engine = evaluator::engine;
namespace render = evaluator::render;
using evaluator::explain::Report;
using evaluator::person::Household;

/// nullptr: the report is German. Otherwise the rule book speaks the language from now on.
std::unique_ptr<render::Translation> translate(const CheckRequest& request, LoadedRules& rules) {
    if (request.language.empty()) return nullptr;
    const auto& language = language_named(request.language);
    if (request.format == Format::Json)
        throw UserError("`--sprache` gibt es für text, md und html; die Ausgabe in JSON ist für Programme");
    auto catalogue = load_catalogue(find_texts(request.texts, rules.folder), language);
    evaluator::texts::localize(rules.book, catalogue);
    return std::make_unique<render::Translation>(std::move(catalogue));
}

std::string rendered(const std::vector<Report>& reports, Format format,
                     const render::TextOptions& text_options) {
    switch (format) {
        case Format::Json:
            return reports.size() == 1 ? render::to_json(reports.front()) : render::to_json_list(reports);
        case Format::Html: return render::to_html_list(reports, text_options.translation);
        case Format::Svg:
        case Format::Markdown:
        case Format::Text: break;
    }
    std::string text;
    for (const auto& report : reports) {
        if (!text.empty()) text += format == Format::Markdown ? "\n---\n\n" : "\n\n";
        text += format == Format::Markdown ? render::to_markdown(report, text_options.translation)
                                           : render::to_text(report, text_options);
    }
    return text;
}

}  // namespace

Exit run_check(const CheckRequest& request, Console& console) {
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    const engine::Options options = options_of(request, rules->book);
    const auto targets = targets_of(request, rules->book);
    const auto persons = read_persons(request, *rules, options.as_of, console);
    const auto translation = translate(request, *rules);
    evaluator::explain::ExplainOptions explain_options;
    if (translation != nullptr && !translation->language().is_german)
        explain_options.say_value = render::value_words(*translation);
    const engine::Plan plan = engine::compile(rules->book, options, targets);
    std::vector<Report> reports;
    engine::Evaluation evaluation(plan);
    for (const auto& household : persons) {
        evaluation.begin(household, options.as_of);
        reports.push_back(evaluator::explain::explain(evaluation, explain_options));
    }
    const bool to_file = !request.output.empty();
    const render::TextOptions text_options{console.width, console.out_color && !to_file,
                                           console.ascii && !to_file, translation.get()};
    const std::string text = rendered(reports, request.format, text_options);
    if (to_file)
        write_file(request.output, text);
    else
        console.out << text;
    return Exit::Done;
}

}  // namespace apps
