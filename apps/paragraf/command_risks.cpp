
#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/pdf_output.hpp"
#include "apps/paragraf/speech.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/core/calendar.hpp"
#include "evaluator/render/pathway/risks.hpp"

namespace apps {

namespace {

namespace render = evaluator::render;

std::string written(const evaluator::pathway::Risks& risks, Format format,
                    const render::TextOptions& options) {
    if (format == Format::Json) return render::to_json(risks);
    if (format == Format::Html) return render::to_html(risks, options.translation);
    return render::to_text(risks, options);
}

}  // namespace

Exit run_risks(const RisksRequest& request, Console& console) {
    if (request.files.size() != 1) throw UserError("bitte eine Personendatei je Aufruf");
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    auto options = options_of(request, rules->book);
    options.with_steps = true;
    const auto persons = read_persons(request, *rules, options.as_of, console);
    const auto translation = translate(request, *rules);
    evaluator::engine::Plans plans{rules->book, options, targets_of(request, rules->book)};
    const auto horizon = dsl::core::add_clamp(options.as_of, dsl::core::Duration::of_years(request.years));
    const auto found =
        evaluator::pathway::risks(plans, persons.front(), horizon, 0, value_words_of(translation.get()));
    if (request.format == Format::Pdf)
        return deliver_pdf(request, console,
                           render::to_pdf(found, foot_of(rules->book, translation.get()), translation.get()));
    deliver(request, console,
            written(found, request.format, text_options(request, console, translation.get())));
    return Exit::Done;
}

}  // namespace apps
