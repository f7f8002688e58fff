#include <ostream>

#include <fmt/format.h>

#include "analysis/coverage/html.hpp"
#include "analysis/coverage/json.hpp"
#include "analysis/coverage/words.hpp"
#include "apps/paragraf/case_file.hpp"
#include "apps/paragraf/case_folder.hpp"
#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/compare_case.hpp"
#include "apps/paragraf/cover_case.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace fs = std::filesystem;

namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

/// Said before hundreds of cases are judged.
void require_folder_of(const std::string& file) {
    const fs::path folder = fs::path(file).parent_path();
    std::error_code error;
    if (!folder.empty() && !fs::is_directory(folder, error))
        throw UserError(fmt::format("kann `{}` nicht schreiben: den Ordner gibt es nicht", file));
}

void write_index(const analysis::Coverage& coverage, const TestRequest& request, Console& console) {
    const std::string text =
        request.format == Format::Json ? analysis::to_json(coverage) : analysis::to_html(coverage);
    if (request.report == "-") {
        console.out << text;
        return;
    }
    write_file(request.report, text);
    const auto counts = analysis::count(coverage);
    console.out << fmt::format("Verzeichnis der Fälle in `{}`\n", request.report);
    for (const auto& [what, count] :
         {std::pair{"Zustände:  ", counts.states}, std::pair{"Ausnahmen: ", counts.ways},
          std::pair{"Ergebnisse:", counts.outcomes}, std::pair{"Wechsel:   ", counts.changes}})
        console.out << fmt::format("  {} {}\n", what, analysis::count_words(count, "Zelle", "Zellen"));
}

/// Judges the cases one by one; what differs is written as soon as it is found.
class Run {
public:
    Run(LoadedRules& rules, fs::path root, Console& console, std::ostream& out)
        : rules_(rules), root_(std::move(root)), console_(console), out_(out) {}

    void test(const fs::path& path, analysis::Coverage* coverage) {
        std::string problems;
        const auto one = read_case(rules_, path, console_, problems);
        if (one) {
            const auto report = judge(rules_.book, *one);
            problems = differences(report, *one, console_);
            if (coverage != nullptr) {
                auto note = note_of(*one, name_below(path, root_));
                note.is_as_expected = problems.empty();
                analysis::add_case(*coverage, std::move(note), covered_by(*one, report));
            }
        }
        if (problems.empty()) {
            ++passed_;
            return;
        }
        ++failed_;
        out_ << fmt::format("{}{}\n{}\n", path.generic_string(),
                            one && !one->title.empty() ? ": " + one->title : "", problems);
    }

    Exit finish() {
        out_ << fmt::format("{} passed, {} failed\n", passed_, failed_);
        out_ << fmt::format("{}: {} wie erwartet, {} ab\n", counted(passed_ + failed_, "Fall", "Fälle"),
                            passed_, counted(failed_, "weicht", "weichen"));
        return failed_ == 0 ? Exit::Done : Exit::CheckFailed;
    }

private:
    LoadedRules& rules_;
    fs::path root_;
    Console& console_;
    std::ostream& out_;
    std::size_t passed_ = 0, failed_ = 0;
};

}  // namespace

Exit run_test(const TestRequest& request, Console& console) {
    const fs::path rule_folder = find_rule_folder(request.rules);
    const auto rules = load_sound_rules(rule_folder, console.err_color);
    const fs::path root = find_cases(request.path, rule_folder);
    require_folder_of(request.report);
    std::optional<analysis::Coverage> coverage;
    if (!request.report.empty()) coverage = analysis::expected_cells(rules->book);
    Run run(*rules, root, console, request.report == "-" ? console.err : console.out);
    for (const auto& path : case_files(root)) run.test(path, coverage ? &*coverage : nullptr);
    const Exit exit = run.finish();
    if (coverage) write_index(*coverage, request, console);
    return exit;
}

}  // namespace apps
