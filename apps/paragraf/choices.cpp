#include "apps/paragraf/choices.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

/// Letters to change, add or leave out to come from one name to the other.
std::size_t slips_between(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row.back();
}

/// The name that is meant; else all of them, of many the nearest ones.
template <typename Item> std::string meant(const std::string& name, const std::vector<Item>& items) {
    std::vector<std::string> names;
    for (const auto& item : items) names.push_back(item.name);
    const auto nearest = dsl::core::nearest_name(name, names);
    if (nearest) return fmt::format("; gemeint ist vielleicht `{}`", *nearest);
    constexpr std::size_t most = 6, some = 3;
    if (names.size() > most) {
        std::stable_sort(names.begin(), names.end(), [&](const std::string& a, const std::string& b) {
            return slips_between(name, a) < slips_between(name, b);
        });
        return fmt::format("; am nächsten liegen: {}", fmt::join(names.begin(), names.begin() + some, ", "));
    }
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
