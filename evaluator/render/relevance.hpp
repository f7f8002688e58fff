// Which parts of a node a reader needs: those that make it what it is. A decided node hangs on some of its
// parts only, and an open question inside a decided node is none. Only the texts for people are cut down;
// JSON carries everything.
#pragma once

#include <vector>

#include "evaluator/explain/explanation.hpp"
#include "evaluator/render/wording.hpp"

namespace evaluator::render {

struct Part {
    const explain::Node* node = nullptr;
    bool is_title_only = false;  // named because it was tried; what is in it does not matter
};

/// `role`: as what `node` itself is read.
std::vector<Part> relevant_parts(const explain::Node& node, Role role);

}  // namespace evaluator::render
