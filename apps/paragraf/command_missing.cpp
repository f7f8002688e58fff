#include <memory>

#include <fmt/format.h>

#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/pdf_output.hpp"
#include "apps/paragraf/speech.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/core/calendar.hpp"
#include "evaluator/render/missing/missing.hpp"

namespace apps {

namespace {

namespace missing = evaluator::missing;
namespace render = evaluator::render;

render::LetterOptions letter_options(const MissingRequest& request, dsl::core::Date as_of) {
    constexpr std::int32_t usual_weeks = 4;
    render::LetterOptions result;
    result.written_on = as_of;
    result.deadline = request.deadline.value_or(
        dsl::core::deadline_last_day(as_of, dsl::core::Duration::of_weeks(usual_weeks)));
    if (result.deadline <= as_of)
        throw UserError(fmt::format("die Frist endet am {}, also nicht nach dem Stichtag {}",
                                    dsl::core::to_german(result.deadline), dsl::core::to_german(as_of)));
    return result;
}

std::string rendered(const missing::Missing& found, const MissingRequest& request,
                     const render::TextOptions& options) {
    if (request.letter) {
        const render::LetterOptions letter = letter_options(request, found.as_of);
        switch (request.format) {
            case Format::Text: return render::letter_text(found, letter, options);
            case Format::Html: return render::letter_html(found, letter, options.translation);
            case Format::Markdown:
            case Format::Json:
            case Format::Pdf:
            case Format::Svg: throw UserError("das Schreiben gibt es als text, html und pdf");
        }
    }
    const render::MissingOptions wish{request.all};
    switch (request.format) {
        case Format::Json: return render::to_json(found);
        case Format::Html: return render::to_html(found, wish, options.translation);
        case Format::Markdown: return render::to_markdown(found, wish, options.translation);
        case Format::Svg:
        case Format::Pdf:
        case Format::Text: break;
    }
    return render::to_text(found, wish, options);
}

render::pdf::Pdf pdf_of(const missing::Missing& found, const MissingRequest& request,
                        const dsl::model::RuleBook& book, const render::Translation* translation) {
    if (request.letter) return render::letter_pdf(found, letter_options(request, found.as_of), translation);
    return render::to_pdf(found, render::MissingOptions{request.all}, foot_of(book, translation),
                          translation);
}

void check_request(const MissingRequest& request) {
    if (request.norms.empty())
        throw UserError(
            "für welche Norm? bitte mit --norm nennen, am besten eine, die `paragraf check` nicht erfüllt "
            "sieht");
    if (request.files.size() != 1) throw UserError("bitte eine Personendatei je Aufruf");
    if (request.deadline && !request.letter) throw UserError("`--frist` gehört zu `--schreiben`");
}

}  // namespace

Exit run_missing(const MissingRequest& request, Console& console) {
    check_request(request);
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    const auto options = options_of(request, rules->book);
    const auto targets = targets_of(request, rules->book);
    const auto persons = read_persons(request, *rules, options.as_of, console);
    const auto translation = translate(request, *rules);
    missing::Laws laws{rules->book, options, targets};
    missing::Wish wish;
    wish.most_changes = request.most_changes;
    wish.say_value = value_words_of(translation.get());
    const missing::Missing found = missing::missing(laws, persons.front(), wish);
    if (request.format == Format::Pdf)
        return deliver_pdf(request, console, pdf_of(found, request, rules->book, translation.get()));
    deliver(request, console, rendered(found, request, text_options(request, console, translation.get())));
    return Exit::Done;
}

}  // namespace apps
