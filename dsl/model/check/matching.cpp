#include "dsl/model/check/matching.hpp"

#include <algorithm>

#include "dsl/model/check/citations.hpp"

namespace dsl::model::checking {

const core::Citation* first_citation(const RuleBook& book, ElementId element) {
    const auto& citations = book.block(book.element(element).block).attributes.citations;
    return citations.empty() ? nullptr : &citations.front();
}

Matched match(const RuleBook& book, const core::Citation& target, const std::vector<ElementId>& candidates,
              const Validity& validity) {
    Matched matched;
    for (const ElementId id : candidates) {
        const Element& element = book.element(id);
        if (!overlap(book.block(element.block).attributes.validity, validity)) continue;
        const core::Citation* cited = first_citation(book, id);
        if (cited == nullptr) continue;
        if (core::contains(target, *cited) || book.norm(element.home).citation == target)
            matched.whole.push_back(id);
        else if (core::overlaps(target, *cited))
            matched.partly.push_back(id);
    }
    return matched;
}

bool joins(const Norm& general, const Norm& norm) {
    return general.is_general && !norm.is_general &&
           std::any_of(norm.leads_to.begin(), norm.leads_to.end(), [&](const LeadsTo& leads) {
               return leads.status && (general.applies_to & (ChoiceMask{1} << *leads.status)) != 0;
           });
}

std::vector<ElementId> elements_in_paragraph(const RuleBook& book, const core::Citation& target) {
    std::vector<ElementId> found;
    for (std::uint32_t i = 0; i < book.elements.size(); ++i)
        if (same_paragraph(book.norm(book.elements[i].home).citation, target)) found.push_back(ElementId{i});
    return found;
}

std::vector<ElementId> elements_of(const RuleBook& book, NormId id) {
    const Norm& norm = book.norm(id);
    std::vector<ElementId> all = norm.elements;
    for (const Takeover& takeover : norm.takeovers)
        for (const core::Citation& target : takeover.targets) {
            std::vector<ElementId> others = elements_in_paragraph(book, target);
            std::erase_if(others, [&](ElementId element) { return book.element(element).home == id; });
            for (const ElementId element : match(book, target, others, takeover.attributes.validity).whole)
                all.push_back(element);
        }
    for (const Norm& general : book.norms)
        if (joins(general, norm)) all.insert(all.end(), general.elements.begin(), general.elements.end());
    return all;
}

std::vector<std::vector<ElementId>> elements_of_all(const RuleBook& book) {
    std::vector<std::vector<ElementId>> all;
    for (std::uint32_t i = 0; i < book.norms.size(); ++i) all.push_back(elements_of(book, NormId{i}));
    return all;
}

std::vector<NormId> norms_cited(const RuleBook& book, const core::Citation& target) {
    std::vector<NormId> found;
    for (std::uint32_t i = 0; i < book.norms.size(); ++i)
        if (!book.norms[i].is_general && book.norms[i].citation == target) found.push_back(NormId{i});
    return found;
}

namespace {

bool stands_below(const RuleBook& book, BlockId id, const core::Citation& target) {
    const Block& block = book.block(id);
    const auto& citations = block.attributes.citations;
    if (block.way != WayKind::None && !citations.empty() && core::contains(target, citations.front()))
        return true;
    return std::any_of(block.ways.begin(), block.ways.end(),
                       [&](BlockId way) { return stands_below(book, way, target); });
}

}  // namespace

bool is_way(const RuleBook& book, const core::Citation& target) {
    for (const Norm& norm : book.norms) {
        if (!same_paragraph(norm.citation, target)) continue;
        for (const Deviation& deviation : norm.deviations)
            if (stands_below(book, deviation.way, target)) return true;
        for (const ElementId element : norm.elements)
            if (stands_below(book, book.element(element).block, target)) return true;
    }
    return false;
}

}  // namespace dsl::model::checking
