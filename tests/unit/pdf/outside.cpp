#include "tests/unit/pdf/outside.hpp"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace outside {

namespace {

std::optional<std::string> output_of(const std::string& command) {
    FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
    if (pipe == nullptr) return std::nullopt;
    std::string text;
    std::array<char, 4096> part;
    for (std::size_t got = 0; (got = fread(part.data(), 1, part.size(), pipe)) > 0;)
        text.append(part.data(), got);
    return pclose(pipe) == 0 ? std::optional(text) : std::nullopt;
}

std::optional<std::string> asked(const std::string& tool, const std::string& arguments,
                                 const std::string& pdf) {
    if (!output_of("command -v " + tool)) return std::nullopt;
    const auto path =
        std::filesystem::temp_directory_path() / ("paragraf-pdf-" + std::to_string(getpid()) + ".pdf");
    std::ofstream(path, std::ios::binary) << pdf;
    std::string command = arguments;
    command.replace(command.find("FILE"), 4, path.string());
    const auto result = output_of(tool + " " + command);
    std::filesystem::remove(path);
    return result ? result : "";
}

}  // namespace

std::optional<std::string> text_of(const std::string& pdf) { return asked("pdftotext", "FILE -", pdf); }
std::optional<std::string> tags_of(const std::string& pdf) { return asked("pdfinfo", "-struct FILE", pdf); }

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++found;
    return found;
}

}  // namespace outside
