#include "dsl/statute/shelf.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "dsl/statute/read.hpp"

namespace dsl::statute {

namespace {

auto first_after(const std::vector<Statute>& versions, core::Date day) {
    return std::partition_point(versions.begin(), versions.end(),
                                [day](const Statute& version) { return version.state() <= day; });
}

}  // namespace

void Shelf::add(Statute statute) {
    std::vector<Statute>& versions = versions_[statute.act()];
    const auto place = first_after(versions, statute.state());
    versions.insert(place, std::move(statute));
}

std::size_t Shelf::load_folder(const std::filesystem::path& folder, core::Diagnostics& diagnostics) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (auto entry = std::filesystem::recursive_directory_iterator{folder, failed};
         !failed && entry != std::filesystem::recursive_directory_iterator{}; entry.increment(failed))
        if (const auto& path = entry->path();
            path.extension() == ".xml" ||
            (path.extension() == ".md" && core::parse_iso(path.stem().string())))
            files.push_back(path);
    if (failed)
        diagnostics.report(core::Code::FileUnreadable, core::Span{}, folder.string(), failed.message());
    std::sort(files.begin(), files.end());
    std::size_t count = 0;
    for (const std::filesystem::path& file : files) {
        std::optional<Statute> statute = load_statute(file, diagnostics);
        if (!statute) continue;
        add(std::move(*statute));
        ++count;
    }
    return count;
}

std::vector<std::string> Shelf::acts() const {
    std::vector<std::string> names;
    for (const auto& [name, versions] : versions_) names.push_back(name);
    return names;
}

const std::vector<Statute>& Shelf::versions(std::string_view act) const {
    const auto found = versions_.find(act);
    assert(found != versions_.end());
    return found->second;
}

const Statute* Shelf::on(std::string_view act, core::Date day) const {
    const auto found = versions_.find(act);
    if (found == versions_.end()) return nullptr;
    const auto next = first_after(found->second, day);
    return next == found->second.begin() ? nullptr : &*std::prev(next);
}

std::optional<bool> Shelf::exists(const core::Citation& citation, core::Date day) const {
    const Statute* current = on(citation.act, day);
    if (current == nullptr) return std::nullopt;
    if (current->exists(citation)) return true;
    const std::vector<Statute>& all = versions(citation.act);
    const auto next = first_after(all, day);
    return next != all.end() && next->exists(citation);
}

}  // namespace dsl::statute
