#include "apps/paragraf/speech.hpp"

#include <ostream>

#include "apps/paragraf/catalogues.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"
#include "evaluator/texts/localize.hpp"

namespace apps {

namespace render = evaluator::render;

std::unique_ptr<render::Translation> translate(const CheckRequest& request, LoadedRules& rules) {
    if (request.language.empty()) return nullptr;
    const auto& language = language_named(request.language);
    if (request.format == Format::Json)
        throw UserError("`--sprache` gibt es nicht für json; diese Ausgabe ist für Programme");
    auto catalogue = load_catalogue(find_texts(request.texts, rules.folder), language);
    evaluator::texts::localize(rules.book, catalogue);
    return std::make_unique<render::Translation>(std::move(catalogue));
}

std::function<std::string(const evaluator::explain::Quantity&)> value_words_of(
    const render::Translation* translation) {
    if (translation == nullptr || translation->language().is_german) return {};
    return render::value_words(*translation);
}

render::TextOptions text_options(const CheckRequest& request, const Console& console,
                                 const render::Translation* translation) {
    const bool to_file = !request.output.empty();
    return {console.width, console.out_color && !to_file, console.ascii && !to_file, translation};
}

void deliver(const CheckRequest& request, Console& console, const std::string& text) {
    if (request.output.empty())
        console.out << text;
    else
        write_file(request.output, text);
}

}  // namespace apps
