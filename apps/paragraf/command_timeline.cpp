
#include <fmt/format.h>

#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/pdf_output.hpp"
#include "apps/paragraf/speech.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/core/calendar.hpp"
#include "evaluator/render/timeline/timeline.hpp"

namespace apps {

namespace {

namespace render = evaluator::render;
namespace timeline = evaluator::timeline;
using dsl::core::Date;

timeline::Wish wish_of(const TimelineRequest& request, Date as_of) {
    constexpr std::int64_t most_days = 366 * 120;
    timeline::Wish wish = timeline::usual_wish(as_of);
    if (request.from) wish.from = *request.from;
    if (request.until) wish.until = dsl::core::next_day(*request.until);
    if (wish.until <= wish.from)
        throw UserError(fmt::format("der Zeitraum endet ({}) vor seinem Anfang ({})",
                                    dsl::core::to_german(dsl::core::previous_day(wish.until)),
                                    dsl::core::to_german(wish.from)));
    if (std::int64_t{wish.until.days} - wish.from.days > most_days)
        throw UserError("der Zeitraum ist länger als 120 Jahre; bitte --von und --bis enger wählen");
    wish.axis = request.axis == "stichtag"      ? timeline::Axis::Facts
                : request.axis == "rechtsstand" ? timeline::Axis::Law
                                                : timeline::Axis::Both;
    return wish;
}

std::string pictures(const timeline::Timeline& line, const render::Translation* translation) {
    if (line.norms.size() != 1)
        throw UserError(fmt::format("ein Bild zeigt eine Norm, hier sind es {}; bitte mit --norm eine wählen",
                                    line.norms.size()));
    return render::to_svg(line.norms.front(), line, "zeitleiste", translation) + "\n";
}

}  // namespace

Exit run_timeline(const TimelineRequest& request, Console& console) {
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    auto options = options_of(request, rules->book);
    if (options.law_date && request.axis == "beide")
        throw UserError("mit --rechtsstand steht das Recht fest; dazu gehört --achse stichtag");
    const auto persons = read_persons(request, *rules, options.as_of, console);
    const auto translation = translate(request, *rules);
    const timeline::Wish wish = wish_of(request, options.as_of);
    timeline::Plans plans{rules->book, options, targets_of(request, rules->book)};
    const render::TextOptions words = text_options(request, console, translation.get());
    if (persons.size() != 1 && request.format != Format::Text)
        throw UserError("in diesem Format bitte eine Person je Aufruf");
    std::string text;
    for (const auto& household : persons) {
        timeline::Timeline line = timeline::timeline(plans, household, wish);
        timeline::fill_texts(line, plans, household, value_words_of(translation.get()));
        if (!text.empty()) text += "\n\n";
        switch (request.format) {
            case Format::Json: text += render::to_json(line); break;
            case Format::Html: text += render::to_html(line, translation.get()); break;
            case Format::Svg: text += pictures(line, translation.get()); break;
            case Format::Pdf:
                return deliver_pdf(
                    request, console,
                    render::to_pdf(line, foot_of(rules->book, translation.get()), translation.get()));
            case Format::Markdown:
            case Format::Text: text += render::to_text(line, words); break;
        }
    }
    deliver(request, console, text);
    return Exit::Done;
}

}  // namespace apps
