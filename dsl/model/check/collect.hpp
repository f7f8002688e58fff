// Shared by the passes that go over declarations: visiting all of one kind, and giving names to things.
#pragma once

#include <string>

#include "dsl/model/check/attributes.hpp"
#include "dsl/model/check/context.hpp"

namespace dsl::model::checking {

/// Calls `visit(file, declaration, is_damaged)` for every declaration of that kind, in order of files.
template <typename Kind, typename Visit> void each_declaration(Context& context, Visit&& visit) {
    for (const syntax::File& file : context.input.files)
        for (const syntax::Declaration& declaration : file.declarations)
            if (const auto* found = std::get_if<Kind>(&declaration.kind))
                visit(file, *found, declaration.is_damaged);
}

/// Enters the name; reports it if it is taken, with a label on the first place.
void declare(Context& context, NameTable& table, const syntax::Name& name, Thing thing);

/// What citations of a file's own declarations are relative to: the act of its first norm.
core::Citation base_of(const Context& context, const syntax::File& file);

/// "begriffe/status.recht" -> "begriffe/status".
inline std::string module_name(std::string path) {
    constexpr std::string_view ending = ".recht";
    if (path.ends_with(ending)) path.resize(path.size() - ending.size());
    return path;
}

}  // namespace dsl::model::checking
