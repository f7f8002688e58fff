// The lines any construct may carry (`zitat`, `gültig`, `laut`, `hinweis`, `nachweis`, `schützend`), read
// against what encloses them. Out: Attributes with absolute citations and a validity cut to the enclosing
// one.
#pragma once

#include "dsl/model/check/context.hpp"

namespace dsl::model::checking {

/// Where a construct stands: what its citations are relative to and when what encloses it is law.
struct Surroundings {
    core::Citation base;
    Validity validity;
    Span validity_span{};  // where the enclosing span is written; empty if nowhere
};

struct ReadAttributes {
    Attributes attributes;
    Span validity_span{};  // of `gültig`, else the enclosing one
    Span citation_span{};  // of the first `zitat`
    bool has_citation = false;
    bool has_validity = false;
};

using AttributeList = std::vector<const syntax::Attribute*>;
AttributeList pointers_to(const std::vector<syntax::Attribute>& attributes);

ReadAttributes read_attributes(Context& context, const AttributeList& written, const Surroundings& around);
/// A span of law as half-open days; reports a reversed one.
Validity read_validity(Context& context, const syntax::DateSpan& written);
/// The same, cut to the enclosing one; reports a span that reaches beyond it.
Validity read_validity(Context& context, const syntax::DateSpan& written, const Surroundings& around);

/// What stands inside something with these attributes.
Surroundings inside(const ReadAttributes& read, const Surroundings& around);

}  // namespace dsl::model::checking
