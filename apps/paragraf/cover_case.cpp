#include "apps/paragraf/cover_case.hpp"

#include "apps/paragraf/compare_case.hpp"
#include "evaluator/render/result_names.hpp"

namespace apps {

namespace render = evaluator::render;

analysis::CaseNote note_of(const CaseFile& one, std::string file) {
    return {std::move(file), one.title,         one.source,
            one.note,        one.options.as_of, one.options.law_date.value_or(one.options.as_of)};
}

std::vector<analysis::CoveredNorm> covered_by(const CaseFile& one, const evaluator::explain::Report& report) {
    std::vector<analysis::CoveredNorm> covered;
    for (const auto& expected : one.expected) {
        analysis::CoveredNorm norm;
        norm.citation = expected.norm;
        if (const auto* found = find_norm(report.norms, expected.norm)) {
            norm.version = found->version;
            if (expected.outcome == render::result_name(found->outcome)) norm.outcome = found->outcome;
            for (const auto& [name, state] : expected.requirements)
                for (const auto* element : find_elements(*found, name))
                    if (render::result_name(element->state) == state)
                        norm.requirements.push_back(analysis::covered_by(*element));
        }
        covered.push_back(std::move(norm));
    }
    return covered;
}

}  // namespace apps
