// Compares a text with a file under tests/golden/; PARAGRAF_UPDATE=1 rewrites the file instead (then read the
// diff).
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace golden {

inline bool updates() {
    const char* wish = std::getenv("PARAGRAF_UPDATE");
    return wish != nullptr && std::string(wish) == "1";
}

inline std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// What the file holds; after an update that is `actual`.
inline std::string expected(const std::filesystem::path& relative, const std::string& actual) {
    const std::filesystem::path path = std::filesystem::path(PARAGRAF_SOURCE_DIR) / "tests/golden" / relative;
    if (updates()) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << actual;
    }
    return read(path);
}

}  // namespace golden
