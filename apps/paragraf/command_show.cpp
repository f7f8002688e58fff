// `paragraf show`: a norm as it is law on one day, what it uses, and the official text.
#include <algorithm>
#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/citations.hpp"
#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/in_force.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/official_text.hpp"
#include "apps/paragraf/used_definitions.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/syntax/format.hpp"
#include "evaluator/render/values.hpp"

namespace apps {

namespace {

using dsl::core::Citation;
using dsl::core::Date;
using dsl::core::Span;
using dsl::model::BlockId;
using dsl::model::Norm;

/// A norm, and the lines of it that are asked for; none = all.
struct Shown {
    const Norm* norm = nullptr;
    std::vector<Span> lines;
};

bool lies_in(const std::vector<Citation>& citations, const std::vector<Citation>& places) {
    for (const Citation& citation : citations)
        for (const Citation& place : places)
            if (dsl::core::contains(place, citation)) return true;
    return false;
}

/// A block that stands there, or one of its ways.
bool stands_in(const dsl::model::RuleBook& book, BlockId id, const std::vector<Citation>& places) {
    const auto& block = book.block(id);
    return lies_in(block.attributes.citations, places) ||
           std::any_of(block.ways.begin(), block.ways.end(),
                       [&](BlockId way) { return stands_in(book, way, places); });
}

/// The lines of the norm that stand at or below a place finer than the norm, or in another Absatz.
std::vector<Span> lines_in(const dsl::model::RuleBook& book, const Norm& norm,
                           const std::vector<Citation>& places) {
    std::vector<Span> lines;
    for (const auto element : norm.elements)
        if (stands_in(book, book.element(element).block, places))
            lines.push_back(book.block(book.element(element).block).span);
    for (const auto& deviation : norm.deviations)
        if (stands_in(book, deviation.way, places)) lines.push_back(deviation.span);
    for (const auto& takeover : norm.takeovers)
        if (lies_in(takeover.attributes.citations, places)) lines.push_back(takeover.span);
    for (const auto& left_out : norm.not_encoded)
        if (lies_in(left_out.citations, places)) lines.push_back(left_out.span);
    return lines;
}

/// The places asked for. Where no act is named and no norm stands at or below: of all acts that have such a
/// paragraph.
std::vector<Citation> places_of(const dsl::model::RuleBook& book, const std::string& asked) {
    std::vector<Citation> places = read_citation(book, asked);
    if (!places.front().act.empty()) return places;
    const Citation bare = places.front();
    places.clear();
    for (const Norm& norm : book.norms) {
        Citation with_act = bare;
        with_act.act = norm.citation.act;
        if (norm.citation.part(dsl::core::Rank::Paragraph) == bare.part(dsl::core::Rank::Paragraph) &&
            std::find(places.begin(), places.end(), with_act) == places.end())
            places.push_back(std::move(with_act));
    }
    if (places.empty()) places.push_back(bare);
    return places;
}

std::vector<Shown> shown_norms(const dsl::model::RuleBook& book, const std::string& asked,
                               const std::vector<Citation>& places) {
    std::vector<Shown> shown;
    for (const Norm& norm : book.norms) {
        if (lies_in({norm.citation}, places)) shown.push_back({&norm, {}});
    }
    for (const Norm& norm : book.norms) {
        if (!shown.empty() && shown.front().lines.empty()) break;  // the place is a norm of its own
        if (auto lines = lines_in(book, norm, places); !lines.empty())
            shown.push_back({&norm, std::move(lines)});
    }
    if (shown.empty()) norms_matching(book, asked);  // says what there is
    std::stable_sort(shown.begin(), shown.end(),
                     [](const Shown& a, const Shown& b) { return a.norm->citation < b.norm->citation; });
    return shown;
}

class Page {
public:
    Page(const LoadedRules& rules, Date day) : rules_(rules), day_(day) {}

    void add(const Shown& shown) {
        const Norm& norm = *shown.norm;
        for (const auto& file : rules_.files)
            if (file.id == norm.span.file)
                for (std::size_t i = 0; i < file.declarations.size(); ++i) {
                    const Span& span = file.declarations[i].span;
                    if (span.begin > norm.span.begin || norm.span.end > span.end) continue;
                    add(fmt::format("{}, Fassung {}", rules_.sources.at(file.id).name(),
                                    evaluator::render::version_words(norm.attributes.validity)),
                        file, i, shown.lines);
                }
        for (const auto& one : used_definitions(rules_.book, norm, day_, shown.lines))
            if (std::find(used_.begin(), used_.end(), one) == used_.end()) used_.push_back(one);
    }

    void add_used() {
        for (const UsedDefinition& one : used_)
            for (const auto& file : rules_.files)
                for (std::size_t i = 0; i < file.declarations.size(); ++i)
                    if (declares(file.declarations[i], one) && is_in_force(file.declarations[i], day_))
                        add(rules_.sources.at(file.id).name(), file, i, {});
    }

    void add(const std::string& block) { text_ += (text_.empty() ? "" : "\n") + block; }

    std::string take() { return std::move(text_); }

private:
    static bool declares(const dsl::syntax::Declaration& declaration, const UsedDefinition& one) {
        using namespace dsl::syntax;
        const Name* name = nullptr;
        switch (one.kind) {
            case UsedDefinition::Kind::Definition:
                if (const auto* found = std::get_if<Definition>(&declaration.kind)) name = &found->name;
                break;
            case UsedDefinition::Kind::Chain:
                if (const auto* found = std::get_if<Chain>(&declaration.kind)) name = &found->name;
                break;
            case UsedDefinition::Kind::Table:
                if (const auto* found = std::get_if<Table>(&declaration.kind)) name = &found->name;
                break;
        }
        return name != nullptr && name->text == one.name;
    }

    void add(std::string_view title, const dsl::syntax::File& file, std::size_t index,
             const std::vector<Span>& lines) {
        const std::string_view source = rules_.sources.at(file.id).text();
        add(fmt::format("-- {}\n{}", title,
                        dsl::syntax::format(in_force_on(file, source, index, day_, lines), source)));
    }

    const LoadedRules& rules_;
    Date day_;
    std::string text_;
    std::vector<UsedDefinition> used_;
};

/// When the norms asked for are law, for the message that none is on that day.
std::string spans_of(const std::vector<Shown>& norms) {
    std::string text;
    for (const Shown& one : norms)
        text += fmt::format("\n  {}: {}", dsl::core::to_text(one.norm->citation),
                            evaluator::render::version_words(one.norm->attributes.validity));
    return text;
}

}  // namespace

Exit run_show(const ShowRequest& request, Console& console) {
    const auto rules = load_sound_rules(find_rule_folder(request.rules), console.err_color);
    const auto statutes = find_statutes(request.statutes);
    const Date day = request.law_date.value_or(today());
    const auto places = places_of(rules->book, request.norm);
    const auto norms = shown_norms(rules->book, request.norm, places);
    Page page{*rules, day};
    bool is_any = false;
    for (const Shown& one : norms) {
        if (!one.norm->attributes.validity.holds_on(day)) continue;
        page.add(one);
        is_any = true;
    }
    if (!is_any)
        throw UserError(fmt::format("`{}` ist am {} nicht in Kraft; Fassungen:{}", request.norm,
                                    dsl::core::to_german(day), spans_of(norms)));
    page.add_used();
    if (statutes) {
        dsl::statute::Shelf shelf;
        dsl::core::Diagnostics diagnostics;
        shelf.load_folder(*statutes, diagnostics);
        for (const Citation& place : places) page.add(official_text(shelf, place, day));
    }
    console.out << page.take();
    return Exit::Done;
}

}  // namespace apps
