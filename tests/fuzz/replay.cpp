// Runs a fuzz target over the files of its corpus, so that what once crashed is tried in every test run. An
// empty or missing corpus fails: a test that tries nothing is none.
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int count, char** arguments) {
    std::size_t tried = 0;
    const auto attempt = [&](const std::string& input) {
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
    };
    attempt("");
    for (int i = 1; i < count; ++i) {
        std::error_code error;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(arguments[i], error)) {
            if (!entry.is_regular_file()) continue;
            std::ifstream file{entry.path(), std::ios::binary};
            attempt({std::istreambuf_iterator<char>{file}, {}});
            ++tried;
        }
    }
    std::printf("%zu files\n", tried);
    return tried > 0 ? 0 : 1;
}
