#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "evaluator/render/phrases.hpp"
#include "evaluator/render/text_lines.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace apps {

namespace {

namespace render = evaluator::render;
using dsl::core::Date;
using dsl::model::Norm;

/// The kinds of consequence in force, each once: "Soll-Vorschrift, Kann-Vorschrift".
std::string consequences_on(const Norm& norm, Date day) {
    if (norm.is_general) return "allgemeiner Teil";
    std::vector<std::string> kinds;
    for (const auto& consequence : norm.consequences) {
        std::string kind = render::say(render::name_of(consequence.kind));
        if (consequence.validity.holds_on(day) && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            kinds.push_back(std::move(kind));
    }
    return render::joined(kinds, ", ");
}

std::vector<const Norm*> norms_in_force(const dsl::model::RuleBook& book, Date day) {
    std::vector<const Norm*> norms;
    for (const auto& norm : book.norms)
        if (norm.attributes.validity.holds_on(day)) norms.push_back(&norm);
    std::stable_sort(norms.begin(), norms.end(),
                     [](const Norm* a, const Norm* b) { return a->citation < b->citation; });
    return norms;
}

}  // namespace

Exit run_norms(const NormsRequest& request, Console& console) {
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    const Date day = request.as_of.value_or(today());
    std::vector<std::vector<std::string>> rows;
    for (const Norm* norm : norms_in_force(rules->book, day))
        rows.push_back({dsl::core::to_text(norm->citation), norm->title, consequences_on(*norm, day),
                        render::version_words(norm->attributes.validity)});
    if (rows.empty()) {
        console.out << fmt::format("Am {} ist keine Norm der Regelsammlung in Kraft.\n",
                                   dsl::core::to_german(day));
        return Exit::Done;
    }
    render::TextLines lines(console.width, console.out_color, console.ascii);
    lines.table(0, {"Norm", "Gegenstand", "Rechtsfolge", "Fassung"}, rows, std::vector<bool>(4, false));
    console.out << lines.take();
    return Exit::Done;
}

}  // namespace apps
