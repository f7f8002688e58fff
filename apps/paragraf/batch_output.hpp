// Where rows of a mass check go: JSON lines, CSV or a sheet; to a file or to standard output. Files can be
// cut back to where an interrupted run had got.
#pragma once

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>

namespace apps {

/// A file that grows. Throws UserError where it cannot be written.
class GrowingFile {
public:
    GrowingFile() = default;
    /// Keeps the first `keep` bytes of what is there.
    void open(const std::string& path, std::uint64_t keep);
    void open(std::ostream& stream) { stream_ = &stream; }
    bool is_open() const { return stream_ != nullptr; }
    void write(const std::string& text);
    void flush();
    std::uint64_t bytes() const { return bytes_; }

private:
    std::string path_;
    std::unique_ptr<std::ostream> file_;
    std::ostream* stream_ = nullptr;
    std::uint64_t bytes_ = 0;
};

}  // namespace apps
