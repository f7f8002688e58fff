// "Z matches" of semantics.md: which elements lie at or below a citation, and which elements make up a norm.
#pragma once

#include "dsl/model/check/context.hpp"

namespace dsl::model::checking {

struct Matched {
    std::vector<ElementId> whole;   // first citation at or below Z, or all of a norm cited as itself
    std::vector<ElementId> partly;  // Z lies below, or cuts across, their first citation
};
Matched match(const RuleBook& book, const core::Citation& target, const std::vector<ElementId>& candidates,
              const Validity& validity);

/// Elements that stand in a norm: its own, taken over by `entsprechend`, and of general parts that join it.
std::vector<ElementId> elements_of(const RuleBook& book, NormId norm);
/// The same for all norms, by position: asked for often, costly to find.
std::vector<std::vector<ElementId>> elements_of_all(const RuleBook& book);
/// Elements declared in norms of the paragraph that `target` names.
std::vector<ElementId> elements_in_paragraph(const RuleBook& book, const core::Citation& target);
/// Norm versions whose own citation is `target`.
std::vector<NormId> norms_cited(const RuleBook& book, const core::Citation& target);
bool joins(const Norm& general, const Norm& norm);
/// Does some way (inner or `abweichend von`) of a norm in that paragraph stand at or below `target`?
bool is_way(const RuleBook& book, const core::Citation& target);

const core::Citation* first_citation(const RuleBook& book, ElementId element);

}  // namespace dsl::model::checking
