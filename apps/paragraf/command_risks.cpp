#include <ostream>

#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/core/calendar.hpp"
#include "evaluator/render/pathway/risks.hpp"

namespace apps {

namespace {

namespace render = evaluator::render;

std::string written(const evaluator::pathway::Risks& risks, Format format,
                    const render::TextOptions& options) {
    if (format == Format::Json) return render::to_json(risks);
    if (format == Format::Html) return render::to_html(risks);
    return render::to_text(risks, options);
}

}  // namespace

Exit run_risks(const RisksRequest& request, Console& console) {
    if (request.files.size() != 1) throw UserError("bitte eine Personendatei je Aufruf");
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    auto options = options_of(request, rules->book);
    options.with_steps = true;
    const auto persons = read_persons(request, *rules, options.as_of, console);
    evaluator::engine::Plans plans{rules->book, options, targets_of(request, rules->book)};
    const auto horizon = dsl::core::add_clamp(options.as_of, dsl::core::Duration::of_years(request.years));
    const auto found = evaluator::pathway::risks(plans, persons.front(), horizon);
    const bool to_file = !request.output.empty();
    const std::string text =
        written(found, request.format,
                {console.width, console.out_color && !to_file, console.ascii && !to_file, nullptr});
    if (to_file)
        write_file(request.output, text);
    else
        console.out << text;
    return Exit::Done;
}

}  // namespace apps
