#include "evaluator/render/pdf/pdf.hpp"

#include "evaluator/render/pathway/risks.hpp"
#include "evaluator/render/pdf/charts.hpp"
#include "evaluator/render/pdf/read_page.hpp"
#include "evaluator/render/speech.hpp"

namespace evaluator::render {

namespace {

/// Charts speak in words, too: in the language of the page.
template <typename Data>
pdf::Pdf with_charts(const Data& data, const std::string& foot, const Translation* translation) {
    const SpeechScope scope{translation};
    return pdf::write_pdf(pdf::read_page(to_html(data, translation), pdf::charts_of(data)), foot, data.as_of);
}

}  // namespace

std::string pdf_foot(const std::string& rules_version, const std::string& rules_digest,
                     const Translation* translation) {
    const SpeechScope scope{translation};
    constexpr std::size_t enough = 12;  // letters of the digest; the first page of a report has it whole
    const std::string digest = rules_digest.substr(0, enough) + "…";
    const std::string rules = rules_version.empty() ? say(Phrase::rules_unnamed, digest)
                                                    : say(Phrase::rules_named, rules_version, digest);
    return say(Phrase::notice_title) + " · " + say(Phrase::fact_said, say(Phrase::label_rules), rules);
}

pdf::Pdf to_pdf(const std::vector<explain::Report>& reports, const std::string& foot,
                const Translation* translation) {
    const core::Date day = reports.empty() ? core::Date{} : reports.front().as_of;
    return pdf::write_pdf(pdf::read_page(to_html_list(reports, translation), {}), foot, day);
}

pdf::Pdf to_pdf(const timeline::Timeline& line, const std::string& foot, const Translation* translation) {
    return with_charts(line, foot, translation);
}

pdf::Pdf to_pdf(const pathway::Pathways& ways, const std::string& foot, const Translation* translation) {
    return with_charts(ways, foot, translation);
}

pdf::Pdf to_pdf(const pathway::Risks& risks, const std::string& foot, const Translation* translation) {
    return pdf::write_pdf(pdf::read_page(to_html(risks, translation), {}), foot, risks.as_of);
}

pdf::Pdf to_pdf(const missing::Missing& found, const MissingOptions& wish, const std::string& foot,
                const Translation* translation) {
    return pdf::write_pdf(pdf::read_page(to_html(found, wish, translation), {}), foot, found.as_of);
}

pdf::Pdf letter_pdf(const missing::Missing& found, const LetterOptions& wish,
                    const Translation* translation) {
    return pdf::write_pdf(pdf::read_page(letter_html(found, wish, translation), {}), "", wish.written_on);
}

}  // namespace evaluator::render
