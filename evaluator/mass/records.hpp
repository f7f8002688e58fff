// Cuts a stream of persons into records without understanding them: JSON lines, rows of a CSV file, the
// elements below the root of an XML file. In: a stream, read once from front to back. Out: the raw text of
// one record after the other, each with its line, so that memory stays the same however long the stream is.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <stdexcept>
#include <string>

namespace evaluator::mass {

enum class Form : std::uint8_t { JsonLines, Csv, Xml };

struct Record {
    std::uint64_t number = 0;  // from 1
    std::uint64_t line = 0;    // on which it begins, from 1
    std::string text;
    std::string trouble;  // why it cannot be a record at all; "" = it can
};

/// The stream as a whole is not what it should be, so that nothing can be cut from it.
class StreamError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

constexpr std::size_t most_record_bytes = std::size_t{16} << 20;  // as for a person's file

class RecordReader {
public:
    RecordReader(std::istream& in, Form form) : in_(in), form_(form) {}

    /// Nothing at the end. Throws StreamError.
    std::optional<Record> next();
    /// The same into a record whose memory is used again; false at the end.
    bool next(Record& record);
    std::uint64_t bytes_read() const { return bytes_; }

private:
    bool fill();
    int get();
    void append_line(Record& record);
    bool append(Record& record, int c);
    bool next_line(Record& record);
    std::optional<Record> next_row();
    std::optional<Record> next_element();
    bool markup(std::string& text);
    std::string until(const std::string& end);

    std::istream& in_;
    Form form_;
    std::string buffer_;  // read from the stream; `at_`: from here on not yet used
    std::size_t at_ = 0;
    std::uint64_t bytes_ = 0, line_ = 1, records_ = 0;
    bool is_in_root_ = false, is_done_ = false;
};

}  // namespace evaluator::mass
