// What norms say of other places by citation: every `abweichend von`, `entsprechend`, `erfüllt`, `besteht`
// and `übergang` must hit whole elements that can stand there; and no two transitions may rule the same day.
#include <algorithm>

#include "dsl/model/check/passes.hpp"
#include "dsl/model/matching.hpp"

namespace dsl::model::checking {

namespace {

std::string element_name(const RuleBook& book, ElementId id) {
    return book.block(book.element(id).block).name;
}

Span element_span(const RuleBook& book, ElementId id) { return book.block(book.element(id).block).span; }

/// Cut by a range that ends inside of the element.
bool is_cut(const RuleBook& book, const core::Citation& target, ElementId element) {
    const core::Citation* cited = first_citation(book, element);
    return cited != nullptr && !core::contains(*cited, target);
}

/// True if something was hit as a whole; else, or where an element is cut, a message.
bool require_match(Context& context, const Matched& matched, const core::Citation& target, Span span,
                   Code nothing, Code part) {
    const RuleBook& book = context.book;
    const ElementId* cut = nullptr;
    for (const ElementId& id : matched.partly)
        if (matched.whole.empty() || is_cut(book, target, id)) {
            cut = &id;
            break;
        }
    if (cut != nullptr) {
        context.diagnostics.report(part, span, core::to_text(target), element_name(book, *cut))
            .label(element_span(book, *cut), TextId::DeclaredHere);
        return false;
    }
    if (!matched.whole.empty()) return true;
    context.diagnostics.report(nothing, span, core::to_text(target));
    return false;
}

using ElementLists = std::vector<std::vector<ElementId>>;

std::vector<ElementId> candidates_for_deviation(const RuleBook& book, NormId id,
                                                const ElementLists& elements) {
    if (!book.norm(id).is_general) return elements[id.index];
    std::vector<ElementId> all = book.norm(id).elements;  // written in a general part: for all norms it joins
    for (std::uint32_t i = 0; i < book.norms.size(); ++i)
        if (joins(book.norm(id), book.norms[i]))
            all.insert(all.end(), elements[i].begin(), elements[i].end());
    return all;
}

void check_deviations(Context& context, NormId id, const ElementLists& elements) {
    const RuleBook& book = context.book;
    if (book.norm(id).deviations.empty()) return;
    const std::vector<ElementId> candidates = candidates_for_deviation(book, id, elements);
    for (const Deviation& deviation : book.norm(id).deviations) {
        const Validity& validity = book.block(deviation.way).attributes.validity;
        for (const core::Citation& target : deviation.targets)
            require_match(context, match(book, target, candidates, validity), target, deviation.span,
                          Code::WaiverHitsNothing, Code::WaiverHitsPart);
    }
}

void check_takeovers(Context& context, NormId id) {
    const RuleBook& book = context.book;
    for (const Takeover& takeover : book.norm(id).takeovers) {
        std::vector<std::string> taken;
        for (const core::Citation& target : takeover.targets) {
            std::vector<ElementId> candidates = elements_in_paragraph(book, target);
            std::erase_if(candidates, [&](ElementId element) { return book.element(element).home == id; });
            const Matched matched = match(book, target, candidates, takeover.attributes.validity);
            for (const ElementId element : matched.whole) taken.push_back(element_name(book, element));
            if (matched.whole.empty() && !ways_under(book, target).empty())
                continue;  // the waivers of Abs. 3 come along
            require_match(context, matched, target, takeover.span, Code::TakeOverHitsNothing,
                          Code::TakeOverHitsPart);
        }
        for (const std::string& name : takeover.without) {
            const bool known = std::any_of(taken.begin(), taken.end(), [&](const std::string& each) {
                return core::same_name(each, name);
            });
            if (!known)
                suggest(context.diagnostics.report(Code::UnknownElement, takeover.span, name), name, taken);
        }
    }
}

void check_norm_uses(Context& context) {
    const RuleBook& book = context.book;
    for (const NormUse& use : context.norm_uses)
        for (const core::Citation& target : use.citations) {
            if (!norms_cited(book, target).empty()) continue;
            if (!use.is_stands) {
                const Matched matched =
                    match(book, target, elements_in_paragraph(book, target), use.validity);
                if (!matched.whole.empty() || !ways_under(book, target).empty()) continue;
                require_match(context, matched, target, use.span, Code::ReferenceHitsNothing,
                              Code::TakeOverHitsPart);
                continue;
            }
            std::vector<std::string> known;
            for (const Norm& norm : book.norms)
                if (!norm.is_general) known.push_back(core::to_text(norm.citation));
            suggest(context.diagnostics.report(Code::ReferenceHitsNothing, use.span, core::to_text(target)),
                    core::to_text(target), known);
        }
}

void check_transition(Context& context, std::size_t index) {
    const RuleBook& book = context.book;
    const Transition& transition = book.transitions[index];
    const Validity always{};
    const Validity that_day{transition.law_of, core::next_day(transition.law_of)};
    for (const core::Citation& target : transition.targets) {
        const std::vector<ElementId> candidates = elements_in_paragraph(book, target);
        if (!require_match(context, match(book, target, candidates, always), target, transition.span,
                           Code::TransitionHitsNothing, Code::WaiverHitsPart))
            continue;
        if (match(book, target, candidates, that_day).whole.empty())
            context.diagnostics.report(Code::TransitionLawMissing, transition.span, core::to_text(target),
                                       core::to_iso(transition.law_of));
    }
    for (std::size_t other = 0; other < index; ++other) {
        const Transition& earlier = book.transitions[other];
        if (!overlap(earlier.attributes.validity, transition.attributes.validity)) continue;
        for (const core::Citation& mine : transition.targets)
            for (const core::Citation& theirs : earlier.targets)
                if (core::overlaps(mine, theirs)) {
                    context.diagnostics.report(Code::TransitionsOverlap, transition.span, core::to_text(mine))
                        .label(earlier.span, TextId::DeclaredHere);
                    return;
                }
    }
}

}  // namespace

void check_targets(Context& context) {
    const RuleBook& book = context.book;
    const ElementLists elements = elements_of_all(book);
    for (std::uint32_t i = 0; i < book.norms.size(); ++i) {
        check_deviations(context, NormId{i}, elements);
        check_takeovers(context, NormId{i});
        const Norm& general = book.norms[i];
        if (!general.is_general || general.applies_to == 0) continue;
        const bool joins_some = std::any_of(book.norms.begin(), book.norms.end(),
                                            [&](const Norm& norm) { return joins(general, norm); });
        if (!joins_some)
            context.diagnostics.report(Code::GeneralPartUnused, general.span,
                                       core::to_text(general.citation));
    }
    check_norm_uses(context);
    for (std::size_t i = 0; i < book.transitions.size(); ++i) check_transition(context, i);
}

}  // namespace dsl::model::checking
