#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/pdf_output.hpp"
#include "apps/paragraf/speech.hpp"
#include "evaluator/engine/evaluation.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/render/render.hpp"
#include "evaluator/render/timeline/timeline.hpp"

namespace apps {

namespace {

namespace engine = evaluator::engine;
namespace render = evaluator::render;
using evaluator::explain::Report;
using evaluator::person::Household;

std::string rendered(const std::vector<Report>& reports, Format format, const render::TextOptions& options,
                     const std::vector<render::Figures>& figures) {
    switch (format) {
        case Format::Json:
            return reports.size() == 1 ? render::to_json(reports.front()) : render::to_json_list(reports);
        case Format::Html: return render::to_html_list(reports, options.translation, figures);
        case Format::Svg:
        case Format::Pdf:
        case Format::Markdown:
        case Format::Text: break;
    }
    std::string text;
    for (const auto& report : reports) {
        if (!text.empty()) text += format == Format::Markdown ? "\n---\n\n" : "\n\n";
        text += format == Format::Markdown ? render::to_markdown(report, options.translation)
                                           : render::to_text(report, options);
    }
    return text;
}

/// When what is met, drawn for each norm of a page that is about a few of them.
std::vector<render::Figures> figures_of(const CheckRequest& request, const dsl::model::RuleBook& book,
                                        const engine::Options& options,
                                        const std::vector<dsl::core::Citation>& targets,
                                        const std::vector<Household>& persons, std::size_t norms,
                                        const render::Translation* translation) {
    constexpr std::size_t most = 12;
    std::vector<render::Figures> figures;
    if (request.format != Format::Html || norms == 0 || norms > most) return figures;
    engine::Plans plans{book, options, targets};
    evaluator::timeline::Wish wish = evaluator::timeline::usual_wish(options.as_of);
    if (options.law_date) wish.axis = evaluator::timeline::Axis::Facts;
    for (const auto& household : persons) {
        auto line = evaluator::timeline::timeline(plans, household, wish);
        evaluator::timeline::fill_texts(line, plans, household, value_words_of(translation));
        figures.push_back(
            render::timeline_figures(line, "z" + std::to_string(figures.size() + 1) + "-", translation));
    }
    return figures;
}

}  // namespace

Exit run_check(const CheckRequest& request, Console& console) {
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    const engine::Options options = options_of(request, rules->book);
    const auto targets = targets_of(request, rules->book);
    const auto persons = read_persons(request, *rules, options.as_of, console);
    const auto translation = translate(request, *rules);
    evaluator::explain::ExplainOptions explain_options;
    explain_options.say_value = value_words_of(translation.get());
    const engine::Plan plan = engine::compile(rules->book, options, targets);
    std::vector<Report> reports;
    engine::Evaluation evaluation(plan);
    for (const auto& household : persons) {
        evaluation.begin(household, options.as_of);
        reports.push_back(evaluator::explain::explain(evaluation, explain_options));
    }
    if (request.format == Format::Pdf)
        return deliver_pdf(
            request, console,
            render::to_pdf(reports, foot_of(rules->book, translation.get()), translation.get()));
    std::size_t norms = 0;
    for (const Report& report : reports) norms += report.norms.size();
    deliver(request, console,
            rendered(reports, request.format, text_options(request, console, translation.get()),
                     figures_of(request, rules->book, options, targets, persons, norms, translation.get())));
    return Exit::Done;
}

}  // namespace apps
