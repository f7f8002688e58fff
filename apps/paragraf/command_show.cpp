#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/citations.hpp"
#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/in_force.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/syntax/format.hpp"
#include "evaluator/render/values.hpp"

namespace apps {

namespace {

using dsl::core::Date;
using dsl::model::Norm;

/// The declaration of a norm in its file's tree.
std::optional<std::size_t> declaration_of(const dsl::syntax::File& file, const Norm& norm) {
    for (std::size_t i = 0; i < file.declarations.size(); ++i) {
        const auto& span = file.declarations[i].span;
        if (span.begin <= norm.span.begin && norm.span.end <= span.end) return i;
    }
    return std::nullopt;
}

std::string text_of(const LoadedRules& rules, const Norm& norm, Date day) {
    for (const auto& file : rules.files) {
        if (file.id != norm.span.file) continue;
        const auto index = declaration_of(file, norm);
        if (!index) continue;
        const auto& source = rules.sources.at(file.id);
        return fmt::format("-- {}, Fassung {}\n{}", source.name(),
                           evaluator::render::version_words(norm.attributes.validity),
                           dsl::syntax::format(in_force_on(file, source.text(), *index, day), source.text()));
    }
    return "";
}

/// When the norms asked for are law, for the message that none is on that day.
std::string spans_of(const std::vector<const Norm*>& norms) {
    std::string text;
    for (const Norm* norm : norms)
        text += fmt::format("\n  {}: {}", dsl::core::to_text(norm->citation),
                            evaluator::render::version_words(norm->attributes.validity));
    return text;
}

}  // namespace

Exit run_show(const ShowRequest& request, Console& console) {
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    const Date day = request.law_date.value_or(today());
    auto norms = norms_matching(rules->book, request.norm);
    std::stable_sort(norms.begin(), norms.end(),
                     [](const Norm* a, const Norm* b) { return a->citation < b->citation; });
    std::string text;
    for (const Norm* norm : norms)
        if (norm->attributes.validity.holds_on(day))
            text += (text.empty() ? "" : "\n") + text_of(*rules, *norm, day);
    if (text.empty())
        throw UserError(fmt::format("`{}` ist am {} nicht in Kraft; Fassungen:{}", request.norm,
                                    dsl::core::to_german(day), spans_of(norms)));
    console.out << text;
    return Exit::Done;
}

}  // namespace apps
