#include "apps/paragraf/citations.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "apps/paragraf/user_error.hpp"

namespace apps {

using dsl::core::Citation;
using dsl::model::Norm;
using dsl::model::RuleBook;

namespace {

bool lies_in(const Norm& norm, const std::vector<Citation>& places) {
    return std::any_of(places.begin(), places.end(),
                       [&](const Citation& place) { return dsl::core::contains(place, norm.citation); });
}

/// The norms of the same paragraph, for "meant perhaps".
std::string neighbours(const RuleBook& book, const std::vector<Citation>& places) {
    std::set<std::string> names;
    for (const auto& norm : book.norms)
        for (const auto& place : places)
            if (norm.citation.act == place.act &&
                norm.citation.part(dsl::core::Rank::Paragraph) == place.part(dsl::core::Rank::Paragraph))
                names.insert(dsl::core::to_text(norm.citation));
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace

std::vector<Citation> read_citation(const RuleBook& book, const std::string& text) {
    const auto parsed = dsl::core::parse_citation(text);
    if (const auto* error = std::get_if<dsl::core::CitationError>(&parsed))
        throw UserError(
            fmt::format("`{}` ist keine Fundstelle: erwartet wird {}; Beispiel: \"§ 25b Abs. 1 AufenthG\"",
                        text, error->expected));
    const auto& citation = std::get<Citation>(parsed);
    if (!citation.names_paragraph())
        throw UserError(
            fmt::format("`{}` nennt keinen Paragrafen; Beispiel: \"§ 25b Abs. 1 AufenthG\"", text));
    if (!citation.act.empty()) return {citation};
    std::vector<Citation> meant;
    for (const auto& norm : book.norms) {
        Citation with_act = citation;
        with_act.act = norm.citation.act;
        if (dsl::core::contains(with_act, norm.citation) &&
            std::find(meant.begin(), meant.end(), with_act) == meant.end())
            meant.push_back(with_act);
    }
    if (meant.empty()) meant.push_back(citation);
    return meant;
}

std::vector<const Norm*> norms_matching(const RuleBook& book, const std::string& text) {
    const auto places = read_citation(book, text);
    std::vector<const Norm*> norms;
    for (const auto& norm : book.norms)
        if (lies_in(norm, places)) norms.push_back(&norm);
    if (!norms.empty()) return norms;
    const std::string near = neighbours(book, places);
    throw UserError(
        near.empty()
            ? fmt::format("`{}` steht nicht in der Regelsammlung; `paragraf norms` listet, was es gibt", text)
            : fmt::format("`{}` steht nicht in der Regelsammlung; dort gibt es: {}", text, near));
}

}  // namespace apps
