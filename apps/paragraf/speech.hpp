// In which language a command answers, and where the answer goes: what all commands about persons do at their
// end.
#pragma once

#include <memory>
#include <string>

#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "evaluator/explain/explain.hpp"
#include "evaluator/render/render.hpp"
#include "evaluator/render/speech.hpp"

namespace apps {

/// nullptr: German. Otherwise the rule book speaks the language from now on. UserError for JSON, which is for
/// programs.
std::unique_ptr<evaluator::render::Translation> translate(const CheckRequest& request, LoadedRules& rules);

/// How values are filled into texts of the rules; empty where German grammar applies.
std::function<std::string(const evaluator::explain::Quantity&)> value_words_of(
    const evaluator::render::Translation* translation);

evaluator::render::TextOptions text_options(const CheckRequest& request, const Console& console,
                                            const evaluator::render::Translation* translation);

/// To `-o`, else to standard output.
void deliver(const CheckRequest& request, Console& console, const std::string& text);

}  // namespace apps
