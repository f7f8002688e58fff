#include "apps/paragraf/case_index.hpp"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "apps/paragraf/files.hpp"
#include "dsl/core/source.hpp"

namespace apps {

std::function<bool(const dsl::core::Citation&, const std::string&)> index_of_cases(
    const std::filesystem::path& folder) {
    using Key = std::pair<dsl::core::Citation, std::string>;
    auto covered = std::make_shared<std::set<Key>>();
    for (const auto& path : files_below(folder, ".json")) {
        const auto file = nlohmann::json::parse(read_file(path), nullptr, false);
        if (!file.is_object() || !file.contains("erwartet") || !file["erwartet"].is_object()) continue;
        for (const auto& [norm, expected] : file["erwartet"].items()) {
            const auto citation = dsl::core::parse_citation(norm);
            if (!std::holds_alternative<dsl::core::Citation>(citation)) continue;
            const auto& where = std::get<dsl::core::Citation>(citation);
            covered->insert({where, ""});
            if (!expected.is_object() || !expected.contains("voraussetzungen") ||
                !expected["voraussetzungen"].is_object())
                continue;
            for (const auto& [element, state] : expected["voraussetzungen"].items())
                covered->insert({where, dsl::core::canonical_name(element)});
        }
    }
    return [covered](const dsl::core::Citation& norm, const std::string& element) {
        const std::string name = dsl::core::canonical_name(element);
        if (covered->contains({norm, name})) return true;
        if (covered->contains({norm, ""})) return false;
        // a general part is never expected by itself: its elements stand under the norms they join
        return std::any_of(covered->begin(), covered->end(),
                           [&](const Key& key) { return key.second == name; });
    };
}

}  // namespace apps
