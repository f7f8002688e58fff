#include "apps/paragraf/batch_state.hpp"

#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

using json = nlohmann::ordered_json;

std::optional<BatchState> read_state(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return std::nullopt;
    const json known = json::parse(read_file(path), nullptr, false);
    const auto fail = [&] {
        return UserError(
            fmt::format("`{}` ist kein Merkzettel von paragraf batch; bitte eine andere Datei nennen "
                        "oder diese löschen",
                        path));
    };
    if (!known.is_object() || known.value("art", "") != "paragraf batch") throw fail();
    try {
        return BatchState{known.at("auftrag"),        known.at("eingabe"),    known.at("blöcke"),
                          known.at("personen"),       known.at("fehlerhaft"), known.at("ausgabe_bytes"),
                          known.at("ausschuss_bytes")};
    } catch (const json::exception&) {
        throw fail();
    }
}

void write_state(const std::string& path, const BatchState& state) {
    write_file(path, json{{"art", "paragraf batch"},
                          {"auftrag", state.question},
                          {"eingabe", state.input},
                          {"blöcke", state.blocks},
                          {"personen", state.records},
                          {"fehlerhaft", state.bad},
                          {"ausgabe_bytes", state.output_bytes},
                          {"ausschuss_bytes", state.reject_bytes}}
                             .dump(2) +
                         "\n");
}

}  // namespace apps
