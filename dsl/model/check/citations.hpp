// Citations as written (syntax) made absolute (core): what is missing comes from the element, else the norm,
// else the act of the file's norm. In: the written list and the enclosing citation. Out: absolute citations;
// messages Z4xx.
#pragma once

#include "dsl/model/check/context.hpp"

namespace dsl::model::checking {

/// `base` may be empty, or hold an act only. `after`: the previous item of the same list.
core::Citation absolute(Context& context, const syntax::Citation& written, const core::Citation& base);
std::vector<core::Citation> absolute(Context& context, const syntax::Citations& written,
                                     const core::Citation& base);

/// Remembers to ask CheckInput::citation_exists; `validity`: when what cites it is law.
void require_existing(Context& context, const core::Citation& citation, const Validity& validity, Span span);

}  // namespace dsl::model::checking
