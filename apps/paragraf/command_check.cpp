#include <algorithm>
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/catalogues.hpp"
#include "apps/paragraf/choices.hpp"
#include "apps/paragraf/citations.hpp"
#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/read_person.hpp"
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

engine::Options options_of(const CheckRequest& request, const dsl::model::RuleBook& book) {
    engine::Options options;
    options.as_of = request.as_of.value_or(today());
    options.law_date = request.law_date;
    options.evidenced_only = request.evidenced_only;
    if (!request.level.empty()) options.layers = layers_named(book, request.level);
    for (const auto& choice : request.readings) {
        const auto equals = choice.find('=');
        if (equals == std::string::npos)
            throw UserError(fmt::format("`--lesart {}`: erwartet wird lesart=meinung", choice));
        options.readings.push_back(reading_named(book, choice.substr(0, equals), choice.substr(equals + 1)));
    }
    return options;
}

std::vector<dsl::core::Citation> targets_of(const CheckRequest& request, const dsl::model::RuleBook& book) {
    std::vector<dsl::core::Citation> targets;
    for (const auto& norm : request.norms) {
        norms_matching(book, norm);  // says so if there is none
        const auto places = read_citation(book, norm);
        targets.insert(targets.end(), places.begin(), places.end());
    }
    return targets;
}

/// All files are read before anything is written: one bad file and nothing stands on standard output.
std::vector<Household> read_persons(const CheckRequest& request, LoadedRules& rules, dsl::core::Date as_of,
                                    Console& console) {
    evaluator::person::ReadOptions options;
    options.unknown_facts_warn = request.unknown_facts_warn;
    options.sources = &rules.sources;
    options.resolver = resolver_for(rules.sources);
    options.as_of = std::max(today(), as_of);
    dsl::core::Diagnostics diagnostics;
    std::vector<Household> persons;
    for (const auto& path : request.files)
        if (auto household = read_person(rules, path, options, diagnostics))
            persons.push_back(std::move(*household));
    if (diagnostics.is_empty()) return persons;
    const std::string messages =
        dsl::core::render(diagnostics, rules.sources, {console.err_color, console.ascii, console.width});
    if (diagnostics.has_errors())
        throw UserError("die Personendatei hat Fehler; es wurde nichts geprüft\n\n" + messages);
    console.err << messages << '\n';
    return persons;
}

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
