#include "dsl/model/matching.hpp"

#include <algorithm>

namespace dsl::model {

const core::Citation* first_citation(const RuleBook& book, ElementId element) {
    const auto& citations = book.block(book.element(element).block).attributes.citations;
    return citations.empty() ? nullptr : &citations.front();
}

bool same_paragraph(const core::Citation& a, const core::Citation& b) {
    if (a.act != b.act) return false;
    for (const core::Rank rank : {core::Rank::Paragraph, core::Rank::Article}) {
        const auto &left = a.part(rank), &right = b.part(rank);
        if (left.has_value() != right.has_value()) return false;
        if (left && (left->last < right->first || right->last < left->first)) return false;
    }
    return true;
}

Hit hit(const RuleBook& book, const core::Citation& target, ElementId element) {
    const core::Citation* cited = first_citation(book, element);
    if (cited == nullptr) return Hit::None;
    if (core::contains(target, *cited) || book.norm(book.element(element).home).citation == target)
        return Hit::Whole;
    return core::overlaps(target, *cited) ? Hit::Part : Hit::None;
}

bool is_hit(const RuleBook& book, const std::vector<core::Citation>& targets, ElementId element) {
    return std::any_of(targets.begin(), targets.end(), [&](const core::Citation& target) {
        return hit(book, target, element) == Hit::Whole;
    });
}

Matched match(const RuleBook& book, const core::Citation& target, const std::vector<ElementId>& candidates,
              const Validity& validity) {
    Matched matched;
    for (const ElementId id : candidates) {
        if (!overlap(book.block(book.element(id).block).attributes.validity, validity)) continue;
        const Hit found = hit(book, target, id);
        if (found == Hit::Whole) matched.whole.push_back(id);
        if (found == Hit::Part) matched.partly.push_back(id);
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

void add_ways(const RuleBook& book, BlockId id, const core::Citation& target, const WayPlace& place,
              std::vector<WayPlace>& into) {
    const Block& block = book.block(id);
    const auto& citations = block.attributes.citations;
    if (block.way != WayKind::None && !citations.empty() && core::contains(target, citations.front())) {
        into.push_back({id, place.home, place.element});
        return;  // what stands inside of it belongs to it
    }
    for (const BlockId way : block.ways) add_ways(book, way, target, place, into);
}

}  // namespace

std::vector<WayPlace> ways_under(const RuleBook& book, const core::Citation& target) {
    std::vector<WayPlace> found;
    for (std::uint32_t i = 0; i < book.norms.size(); ++i) {
        const Norm& norm = book.norms[i];
        if (!same_paragraph(norm.citation, target)) continue;
        for (const Deviation& deviation : norm.deviations)
            add_ways(book, deviation.way, target, {{}, NormId{i}, ElementId::none()}, found);
        for (const ElementId element : norm.elements)
            add_ways(book, book.element(element).block, target, {{}, NormId{i}, element}, found);
    }
    return found;
}

}  // namespace dsl::model
