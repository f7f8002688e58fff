#include <algorithm>

#include <fmt/format.h>

#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/citations.hpp"
#include "apps/paragraf/pdf_output.hpp"
#include "apps/paragraf/speech.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/core/calendar.hpp"
#include "evaluator/render/pathway/pathway.hpp"

namespace apps {

namespace {

namespace pathway = evaluator::pathway;
namespace render = evaluator::render;

/// A citation, the name of a status, or "unbefristet".
pathway::Goal goal_of(const PlanRequest& request, const dsl::model::RuleBook& book) {
    pathway::Goal goal;
    goal.name = request.goal;
    goal.norms = pathway::norms_leading_to(book, request.goal);
    if (!goal.norms.empty()) return goal;
    if (request.goal.find_first_of("§ ") == std::string::npos) {
        std::vector<std::string> names{"unbefristet"};
        for (const auto& norm : book.norms)
            for (const auto& leads : norm.leads_to)
                if (std::find(names.begin(), names.end(), leads.name) == names.end())
                    names.push_back(leads.name);
        std::sort(names.begin() + 1, names.end());
        throw UserError(fmt::format(
            "das Ziel `{}` ist nicht bekannt; ein Ziel ist eine Norm (`paragraf norms` zeigt alle) "
            "oder ein Status: {}",
            request.goal, fmt::join(names, ", ")));
    }
    CheckRequest asked;
    asked.norms = {request.goal};
    for (const auto& target : targets_of(asked, book))
        for (const auto& norm : book.norms)
            if (!norm.is_general && (dsl::core::contains(target, norm.citation)) &&
                std::find(goal.norms.begin(), goal.norms.end(), norm.citation) == goal.norms.end())
                goal.norms.push_back(norm.citation);
    if (goal.norms.empty())
        throw UserError(fmt::format("zum Ziel `{}` gibt es keine Norm in den Regeln", request.goal));
    return goal;
}

std::string written(const pathway::Pathways& ways, Format format, const render::TextOptions& options) {
    switch (format) {
        case Format::Json: return render::to_json(ways);
        case Format::Html: return render::to_html(ways, options.translation);
        case Format::Svg: {
            const auto& all = ways.paths.empty() ? ways.if_true : ways.paths;
            if (all.empty()) throw UserError("es gibt keinen Weg, also auch kein Bild davon");
            return render::to_svg(all.front(), ways, "weg", options.translation) + "\n";
        }
        case Format::Pdf:
        case Format::Markdown:
        case Format::Text: break;
    }
    return render::to_text(ways, options);
}

}  // namespace

Exit run_plan(const PlanRequest& request, Console& console) {
    if (request.files.size() != 1) throw UserError("bitte eine Personendatei je Aufruf");
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    auto options = options_of(request, rules->book);
    options.with_steps = true;
    const auto persons = read_persons(request, *rules, options.as_of, console);
    pathway::Wish wish;
    wish.goal = goal_of(request, rules->book);
    wish.horizon = dsl::core::add_clamp(options.as_of, dsl::core::Duration::of_years(request.years));
    const auto translation = translate(request, *rules);
    wish.say_value = value_words_of(translation.get());
    evaluator::engine::Plans plans{rules->book, options};
    const pathway::Pathways ways = pathway::find_paths(plans, persons.front(), wish);
    if (request.format == Format::Pdf)
        return deliver_pdf(request, console,
                           render::to_pdf(ways, foot_of(rules->book, translation.get()), translation.get()));
    deliver(request, console,
            written(ways, request.format, text_options(request, console, translation.get())));
    return Exit::Done;
}

}  // namespace apps
