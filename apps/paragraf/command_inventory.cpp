#include <algorithm>
#include <cstdlib>
#include <ostream>

#include <fmt/format.h>

#include "analysis/inventory/json.hpp"
#include "analysis/inventory/page.hpp"
#include "apps/paragraf/case_file.hpp"
#include "apps/paragraf/case_folder.hpp"
#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/compare_case.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/real_cases.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace fs = std::filesystem;

namespace {

std::vector<analysis::RealCase> real_cases_asked(const std::string& asked) {
    const char* set = std::getenv("PARAGRAF_ECHTE_FAELLE");
    const std::string path = !asked.empty() ? asked : set != nullptr ? set : "";
    std::vector<analysis::RealCase> cases;
    if (path.empty()) return cases;
    for (auto& source : read_real_cases(path)) {
        analysis::RealCase real;
        real.source = std::move(source);
        cases.push_back(std::move(real));
    }
    return cases;
}

/// Counts the cases per norm and holds those from outside against their source.
class CaseReview {
public:
    CaseReview(LoadedRules& rules, analysis::Inventory& inventory, Console& console)
        : rules_(rules), inventory_(inventory), console_(console) {}

    void add(const fs::path& path, const std::string& name) {
        std::string problems;
        const auto one = read_case(rules_, path, console_, problems);
        if (!one)
            throw UserError(fmt::format("`{}` ist kein Fall; `paragraf test` sagt, was daran nicht stimmt",
                                        path.generic_string()));
        ++inventory_.cases;
        for (const auto& expected : one->expected)
            for (auto& norm : inventory_.norms)
                if (!norm.is_general && norm.citation == expected.norm) ++norm.cases;
        const std::string id = real_case_id(one->source);
        if (id.empty()) return;
        ++inventory_.real_case_files;
        for (auto& real : inventory_.real_cases)
            if (real.source.id == id) review(real, *one, name);
    }

private:
    void review(analysis::RealCase& real, const CaseFile& one, const std::string& name) {
        const auto report = judge(rules_.book, one);
        real.files.push_back(name);
        if (!one.note.empty()) real.note += (real.note.empty() ? "" : " ") + one.note;
        if (!differences(report, one, console_).empty()) real.is_as_expected = false;
        std::vector<analysis::MappedNorm> norms;
        for (const auto& expected : one.expected) {
            analysis::MappedNorm mapped{
                find_norm(report.norms, expected.norm), !expected.outcome.empty(), {}};
            if (mapped.report == nullptr) continue;
            for (const auto& [requirement, state] : expected.requirements)
                for (const auto* node : find_elements(*mapped.report, requirement))
                    mapped.requirements.push_back(node);
            norms.push_back(std::move(mapped));
        }
        analysis::compare(real, norms);
    }

    LoadedRules& rules_;
    analysis::Inventory& inventory_;
    Console& console_;
};

}  // namespace

Exit run_inventory(const InventoryRequest& request, Console& console) {
    const fs::path rule_folder = find_rule_folder(request.rules);
    const auto rules = load_sound_rules(rule_folder, console.err_color);
    analysis::Inventory inventory = analysis::inventory_of(rules->book);
    inventory.real_cases = real_cases_asked(request.real_cases);
    const fs::path root = find_cases(request.cases, rule_folder);
    CaseReview review(*rules, inventory, console);
    for (const auto& path : case_files(root)) review.add(path, name_below(path, root));
    switch (request.format) {
        case Format::Json: console.out << analysis::to_json(inventory); break;
        case Format::Html:
        case Format::Svg:
        case Format::Pdf:  // not offered here
        case Format::Markdown: console.out << analysis::to_markdown(inventory); break;
        case Format::Text:
            console.out << analysis::to_text(inventory, console.width, console.out_color, console.ascii);
            break;
    }
    return Exit::Done;
}

}  // namespace apps
