#include "apps/paragraf/batch_output.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "apps/paragraf/batch.hpp"
#include "apps/paragraf/files.hpp"
#include "apps/paragraf/user_error.hpp"

namespace apps {

namespace fs = std::filesystem;

void GrowingFile::open(const std::string& path, std::uint64_t keep) {
    path_ = path;
    std::error_code error;
    if (keep > 0) {
        const auto size = fs::file_size(path, error);
        if (error || size < keep)
            throw UserError(fmt::format(
                "`{}` ist kürzer als beim letzten Lauf; so lässt er sich nicht fortsetzen", path));
        fs::resize_file(path, keep, error);
        if (error) throw UserError(fmt::format("kann `{}` nicht kürzen: {}", path, error.message()));
    }
    file_ = std::make_unique<std::ofstream>(path,
                                            std::ios::binary | (keep > 0 ? std::ios::app : std::ios::trunc));
    if (!*file_) throw UserError(fmt::format("kann `{}` nicht schreiben: {}", path, std::strerror(errno)));
    stream_ = file_.get();
    bytes_ = keep;
}

void GrowingFile::write(const std::string& text) {
    stream_->write(text.data(), static_cast<std::streamsize>(text.size()));
    bytes_ += text.size();
    if (!*stream_)
        throw UserError(path_.empty() ? std::string{"die Ausgabe ließ sich nicht vollständig schreiben"}
                                      : fmt::format("kann `{}` nicht weiter schreiben", path_));
}

void GrowingFile::flush() {
    if (stream_ != nullptr) stream_->flush();
}

void write_charts(const std::string& folder, const std::vector<evaluator::render::ChartSection>& sections,
                  const std::string& page, std::uint64_t smallest_count) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        throw UserError(fmt::format("kann den Ordner `{}` nicht anlegen: {}", folder, error.message()));
    write_file(fs::path(folder) / "uebersicht.html", page);
    for (const auto& section : sections)
        for (const auto& chart : section.charts)
            write_file(fs::path(folder) / (chart.file + ".csv"),
                       evaluator::render::chart_csv(chart, smallest_count));
}

}  // namespace apps
