#include <algorithm>

#include <fmt/format.h>

#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/read_person.hpp"
#include "apps/paragraf/speech.hpp"
#include "apps/paragraf/user_error.hpp"
#include "evaluator/engine/evaluation.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/person/assumption.hpp"
#include "evaluator/person/read_json.hpp"
#include "evaluator/render/difference.hpp"

namespace apps {

namespace {

namespace engine = evaluator::engine;
namespace render = evaluator::render;

/// A person's file of its own, laid over the one asked about: so values are read and checked as always.
std::string overlay(const std::vector<std::string>& assumed, const std::string& base) {
    std::vector<evaluator::person::Assumption> assumptions;
    for (const std::string& one : assumed) {
        auto read = evaluator::person::parse_assumption(one);
        if (!read)
            throw UserError(
                fmt::format("`--set {}`: erwartet wird angabe=wert, zum Beispiel "
                            "sprachniveau_mündlich=B1",
                            one));
        assumptions.push_back(std::move(*read));
    }
    return evaluator::person::assumed_file(assumptions, base);
}

evaluator::person::Household read_changed(const WhatIfRequest& request, LoadedRules& rules,
                                          dsl::core::Date as_of, Console& console) {
    const std::filesystem::path path = request.files.front();
    const std::string text = overlay(request.assumed, path.filename().generic_string());
    // In the folder of the person's file, so that it is found beneath.
    const auto file = rules.sources.add((path.parent_path() / "--set").generic_string(), text);
    evaluator::person::ReadOptions options;
    options.unknown_facts_warn = request.unknown_facts_warn;
    options.sources = &rules.sources;
    options.resolver = resolver_for(rules.sources);
    options.as_of = std::max(today(), as_of);
    dsl::core::Diagnostics diagnostics;
    auto household = evaluator::person::read_json(text, file, rules.book, options, diagnostics);
    if (!household || diagnostics.has_errors())
        throw UserError(
            "mit diesen Annahmen hat die Personendatei Fehler\n\n" +
            dsl::core::render(diagnostics, rules.sources, {console.err_color, console.ascii, console.width}));
    return std::move(*household);
}

}  // namespace

Exit run_whatif(const WhatIfRequest& request, Console& console) {
    if (request.files.size() != 1) throw UserError("bitte eine Personendatei je Aufruf");
    if (request.assumed.empty())
        throw UserError(
            "was soll anders sein? --set angabe=wert, zum Beispiel --set sprachniveau_mündlich=B1");
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    const auto options = options_of(request, rules->book);
    const auto persons = read_persons(request, *rules, options.as_of, console);
    const auto changed = read_changed(request, *rules, options.as_of, console);
    const auto translation = translate(request, *rules);
    evaluator::explain::ExplainOptions explain_options;
    explain_options.say_value = value_words_of(translation.get());
    const engine::Plan plan = engine::compile(rules->book, options, targets_of(request, rules->book));
    const auto report_of = [&](const evaluator::person::Household& household) {
        engine::Evaluation evaluation(plan);
        evaluation.begin(household, options.as_of);
        return evaluator::explain::explain(evaluation, explain_options);
    };
    const auto difference = evaluator::explain::difference(report_of(persons.front()), report_of(changed));
    deliver(request, console,
            request.format == Format::Json
                ? render::to_json(difference, request.assumed)
                : render::to_text(difference, request.assumed,
                                  text_options(request, console, translation.get())));
    return Exit::Done;
}

}  // namespace apps
