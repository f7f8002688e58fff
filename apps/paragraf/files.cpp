#include "apps/paragraf/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20;

std::string reason_of(int error) {
    switch (error) {
        case ENOENT: return "die Datei oder den Ordner gibt es nicht";
        case EACCES:
        case EPERM: return "der Zugriff ist nicht erlaubt";
        case ENOSPC: return "der Speicher ist voll";
        case EROFS: return "dort darf nicht geschrieben werden";
        default: return std::strerror(error);
    }
}

}  // namespace

std::string read_file(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error))
        throw UserError(fmt::format("`{}` ist ein Ordner, erwartet wird eine Datei", path.string()));
    std::ifstream in(path, std::ios::binary);
    if (!in) throw UserError(fmt::format("kann `{}` nicht lesen: {}", path.string(), reason_of(errno)));
    const auto size = fs::file_size(path, error);
    if (!error && size > most_bytes)
        throw UserError(fmt::format("`{}` ist größer als 64 MiB", path.string()));
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (in.bad()) throw UserError(fmt::format("kann `{}` nicht lesen", path.string()));
    return text;
}

namespace {

/// Where a chain of links ends, also where nothing is there yet.
fs::path end_of_links(fs::path path) {
    constexpr int most_links = 40;
    std::error_code error;
    for (int i = 0; i < most_links && fs::is_symlink(fs::symlink_status(path, error)); ++i) {
        const fs::path next = fs::read_symlink(path, error);
        if (error) break;
        path = next.is_absolute() ? next : path.parent_path() / next;
    }
    return path;
}

/// A pipe, a device: must stay what it is.
void write_into(const fs::path& path, std::string_view content) {
    std::ofstream out(path, std::ios::binary);
    out << content;
    if (!out.flush())
        throw UserError(fmt::format("kann `{}` nicht schreiben: {}", path.string(), reason_of(errno)));
}

}  // namespace

void write_file(const fs::path& named, std::string_view content) {
    std::error_code unknown;
    const fs::file_status status = fs::status(named, unknown);
    if (fs::exists(status) && !fs::is_regular_file(status)) return write_into(named, content);
    const fs::path path = end_of_links(named);
    const fs::path beside = path.string() + ".neu";
    {
        std::ofstream out(beside, std::ios::binary | std::ios::trunc);
        out << content;
        if (!out.flush())
            throw UserError(fmt::format("kann `{}` nicht schreiben: {}", path.string(), reason_of(errno)));
    }
    std::error_code error;
    if (fs::exists(status)) fs::permissions(beside, status.permissions(), unknown);
    fs::rename(beside, path, error);
    if (error) {
        std::error_code ignored;
        fs::remove(beside, ignored);
        throw UserError(
            fmt::format("kann `{}` nicht schreiben: {}", path.string(), reason_of(error.value())));
    }
}

std::vector<fs::path> files_below(const fs::path& folder, std::string_view ending) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error),
         end;
         !error && at != end; at.increment(error))
        if (at->is_regular_file() && at->path().filename().string().ends_with(ending))
            files.push_back(at->path());
    if (error)
        throw UserError(
            fmt::format("kann den Ordner `{}` nicht lesen: {}", folder.string(), reason_of(error.value())));
    std::sort(files.begin(), files.end(), [&](const fs::path& a, const fs::path& b) {
        return a.lexically_relative(folder).generic_string() < b.lexically_relative(folder).generic_string();
    });
    return files;
}

}  // namespace apps
