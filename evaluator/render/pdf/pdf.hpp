// Reports, timelines, plans, risks, missing sets and letters as tagged PDF on A4: what the page (HTML) of
// each says, laid out for print. Pure functions but for the fonts of the machine: same data, same fonts, same
// bytes.
#pragma once

#include "evaluator/pathway/risks.hpp"
#include "evaluator/render/missing/missing.hpp"
#include "evaluator/render/pathway/pathway.hpp"
#include "evaluator/render/pdf/write_pdf.hpp"
#include "evaluator/render/timeline/timeline.hpp"

namespace evaluator::render {

/// What stands at the foot of each page: notice and rule book.
std::string pdf_foot(const std::string& rules_version, const std::string& rules_digest,
                     const Translation* translation);

pdf::Pdf to_pdf(const std::vector<explain::Report>& reports, const std::string& foot,
                const Translation* translation);
pdf::Pdf to_pdf(const timeline::Timeline& line, const std::string& foot, const Translation* translation);
pdf::Pdf to_pdf(const pathway::Pathways& ways, const std::string& foot, const Translation* translation);
pdf::Pdf to_pdf(const pathway::Risks& risks, const std::string& foot, const Translation* translation);
pdf::Pdf to_pdf(const missing::Missing& found, const MissingOptions& wish, const std::string& foot,
                const Translation* translation);
/// Without the foot of a report: the letter is for the person.
pdf::Pdf letter_pdf(const missing::Missing& found, const LetterOptions& wish, const Translation* translation);

}  // namespace evaluator::render
