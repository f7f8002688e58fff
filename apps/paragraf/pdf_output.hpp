// Where a PDF goes: a file, or a standard output that is no terminal.
#pragma once

#include "apps/paragraf/commands.hpp"
#include "dsl/model/rule_book.hpp"
#include "evaluator/render/pdf/pdf.hpp"

namespace apps {

/// Throws UserError on a terminal; warns on the error stream when letters had no font.
Exit deliver_pdf(const CheckRequest& request, Console& console, const evaluator::render::pdf::Pdf& pdf);

/// Notice and rule book, for the foot of each page.
std::string foot_of(const dsl::model::RuleBook& book, const evaluator::render::Translation* translation);

}  // namespace apps
