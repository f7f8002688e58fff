#include "apps/paragraf/real_cases.hpp"

#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace {

analysis::SourceCase read_line(const nlohmann::json& json) {
    analysis::SourceCase one;
    one.id = json.at("id").get<std::string>();
    one.title = json.at("source").at("title").get<std::string>();
    one.basis = json.at("legal_basis").get<std::string>();
    const auto& expected = json.at("expected");
    one.overall = expected.at("overall").get<std::string>();
    for (const auto& requirement : expected.at("requirements"))
        one.requirements.push_back(
            {requirement.at("zitat").get<std::string>(), requirement.at("ergebnis").get<std::string>()});
    return one;
}

}  // namespace

std::vector<analysis::SourceCase> read_real_cases(const std::filesystem::path& path) {
    std::istringstream lines(read_file(path));
    std::vector<analysis::SourceCase> cases;
    std::string line;
    for (std::size_t number = 1; std::getline(lines, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        try {
            cases.push_back(read_line(nlohmann::json::parse(line)));
        } catch (const nlohmann::json::exception&) {
            throw UserError(fmt::format("{}:{}: das ist kein Fall mit id, source, legal_basis und expected",
                                        path.generic_string(), number));
        }
    }
    return cases;
}

std::string real_case_id(std::string_view source) {
    constexpr std::string_view file = "real_cases.jsonl ";
    const auto at = source.find(file);
    if (at == std::string_view::npos) return "";
    const auto id = source.substr(at + file.size());
    return std::string(id.substr(0, id.find_first_of(" ,;")));
}

}  // namespace apps
