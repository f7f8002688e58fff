#include "apps/paragraf/asked.hpp"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/choices.hpp"
#include "apps/paragraf/citations.hpp"
#include "apps/paragraf/read_person.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

using evaluator::person::Household;
namespace engine = evaluator::engine;

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

}  // namespace apps
