// "Z matches" of semantics.md: which elements and ways lie at or below a citation, and which elements make up
// a norm. One rule for the checker and the plan compiler: what the one accepts, the other finds. All
// versions; what is in force is the caller's question.
#pragma once

#include "dsl/model/rule_book.hpp"

namespace dsl::model {

/// Does `outer`'s paragraph or article hold `inner`'s, in the same act?
bool same_paragraph(const core::Citation& a, const core::Citation& b);

enum class Hit : std::uint8_t {
    None,
    Part,   // Z lies below, or cuts across, the element's first citation
    Whole,  // its first citation lies at or below Z, or it stands in a norm cited as itself
};
Hit hit(const RuleBook& book, const core::Citation& target, ElementId element);
/// Whole by one of them.
bool is_hit(const RuleBook& book, const std::vector<core::Citation>& targets, ElementId element);

struct Matched {
    std::vector<ElementId> whole, partly;
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

/// A way whose first citation lies at or below Z, in a norm of the paragraph that Z names.
struct WayPlace {
    BlockId way;
    NormId home;
    ElementId element;  // none: added by `abweichend von`
};
std::vector<WayPlace> ways_under(const RuleBook& book, const core::Citation& target);

const core::Citation* first_citation(const RuleBook& book, ElementId element);

}  // namespace dsl::model
