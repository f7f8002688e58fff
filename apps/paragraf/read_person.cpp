#include "apps/paragraf/read_person.hpp"

#include <fmt/format.h>

#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"
#include "evaluator/person/read_json.hpp"
#include "evaluator/person/read_xml.hpp"

namespace apps {

namespace fs = std::filesystem;

dsl::core::FileId add_source(dsl::core::SourceMap& sources, const fs::path& path) {
    const std::string name = path.lexically_normal().generic_string();
    if (const auto known = sources.find(name)) return *known;
    return sources.add(name, read_file(path));
}

evaluator::person::Resolver resolver_for(dsl::core::SourceMap& sources) {
    return [&sources](std::string_view relative, dsl::core::FileId from) -> std::optional<dsl::core::FileId> {
        const fs::path path = fs::path(sources.at(from).name()).parent_path() / fs::path(relative);
        std::error_code error;
        if (!fs::is_regular_file(path, error)) return std::nullopt;
        return add_source(sources, path);
    };
}

std::optional<evaluator::person::Household> read_person(LoadedRules& rules, const fs::path& path,
                                                        const evaluator::person::ReadOptions& options,
                                                        dsl::core::Diagnostics& diagnostics) {
    const std::string ending = path.extension().string();
    if (ending != ".json" && ending != ".xml")
        throw UserError(fmt::format("`{}`: eine Personendatei endet auf .json oder .xml", path.string()));
    const auto file = add_source(rules.sources, path);
    const auto text = rules.sources.at(file).text();
    return ending == ".xml" ? evaluator::person::read_xml(text, file, rules.book, options, diagnostics)
                            : evaluator::person::read_json(text, file, rules.book, options, diagnostics);
}

}  // namespace apps
