#include "apps/paragraf/choices.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "apps/paragraf/user_error.hpp"
#include "dsl/core/source.hpp"

namespace apps {

using dsl::model::ReadingId;
using dsl::model::RuleBook;
using dsl::model::SourceId;

namespace {

/// The Land in the rules may be written NW or NRW.
bool is_north_rhine_westphalia(std::string land) {
    std::transform(land.begin(), land.end(), land.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return land == "nw" || land == "nrw" || land == "nordrhein_westfalen";
}

template <typename Item> std::string meant(const std::string& name, const std::vector<Item>& items) {
    std::vector<std::string> names;
    for (const auto& item : items) names.push_back(item.name);
    const auto nearest = dsl::core::nearest_name(name, names);
    if (nearest) return fmt::format("; gemeint ist vielleicht `{}`", *nearest);
    std::string all;
    for (const auto& known : names) all += (all.empty() ? "; es gibt: " : ", ") + known;
    return all;
}

}  // namespace

std::vector<SourceId> layers_named(const RuleBook& book, const std::string& level) {
    std::vector<SourceId> layers;
    if (level != "bund" && level != "nrw") {
        const SourceId source = book.find_source(level);
        if (source.is_none())
            throw UserError(
                fmt::format("die Quelle `{}` gibt es nicht{}", level, meant(level, book.sources)));
        return {source};
    }
    for (std::size_t i = 0; i < book.sources.size(); ++i) {
        const std::string& land = book.sources[i].land;
        if (land.empty() || (level == "nrw" && is_north_rhine_westphalia(land)))
            layers.push_back(SourceId{static_cast<std::uint32_t>(i)});
    }
    return layers;
}

std::pair<ReadingId, std::uint32_t> reading_named(const RuleBook& book, const std::string& reading,
                                                  const std::string& meaning) {
    const ReadingId id = book.find_reading(reading);
    if (id.is_none())
        throw UserError(
            fmt::format("die Lesart `{}` gibt es nicht{}", reading, meant(reading, book.readings)));
    const auto& meanings = book.reading(id).meanings;
    for (std::size_t i = 0; i < meanings.size(); ++i)
        if (dsl::core::same_name(meanings[i].name, meaning)) return {id, static_cast<std::uint32_t>(i)};
    throw UserError(fmt::format("die Lesart `{}` kennt keine Meinung `{}`{}", reading, meaning,
                                meant(meaning, meanings)));
}

}  // namespace apps
