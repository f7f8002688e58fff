#include "evaluator/mass/records.hpp"

#include <algorithm>

namespace evaluator::mass {

namespace {

constexpr int end_of_stream = std::char_traits<char>::eof();

bool is_blank(const std::string& text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

constexpr const char* too_long = "der Datensatz ist länger als 16 MiB";

}  // namespace

/// Whether there is a byte to read. Takes what the stream has at hand and does not wait for more: a filter
/// must see a record when it is there.
bool RecordReader::fill() {
    constexpr std::streamsize most = 1 << 16;
    if (at_ < buffer_.size()) return true;
    std::streambuf& in = *in_.rdbuf();
    at_ = 0;
    buffer_.clear();
    if (in.sgetc() == end_of_stream) return false;
    buffer_.resize(static_cast<std::size_t>(std::clamp<std::streamsize>(in.in_avail(), 1, most)));
    buffer_.resize(
        static_cast<std::size_t>(in.sgetn(buffer_.data(), static_cast<std::streamsize>(buffer_.size()))));
    return !buffer_.empty();
}

int RecordReader::get() {
    if (!fill()) return end_of_stream;
    const int c = static_cast<unsigned char>(buffer_[at_++]);
    if (bytes_ == 0 && c == 0xEF && fill() && buffer_[at_] == '\xBB') {  // byte order mark
        for (int i = 0; i < 2; ++i)
            if (fill()) ++at_;
        bytes_ += 3;
        return get();
    }
    ++bytes_;
    if (c == '\n') ++line_;
    return c;
}

/// What is at hand of the line.
void RecordReader::append_line(Record& record) {
    const std::size_t end = std::min(buffer_.find('\n', at_), buffer_.size());
    const std::size_t room = most_record_bytes - record.text.size();
    record.text.append(buffer_, at_, std::min(end - at_, room));
    if (end - at_ > room) record.trouble = too_long;
    bytes_ += end - at_;
    at_ = end;
}

/// Whether there was room. What is too long is read to its end and kept as far as it fits.
bool RecordReader::append(Record& record, int c) {
    if (record.text.size() < most_record_bytes) {
        record.text += static_cast<char>(c);
        return true;
    }
    record.trouble = too_long;
    return false;
}

bool RecordReader::next_line(Record& record) {
    for (;;) {
        record.text.clear();
        record.trouble.clear();
        record.line = line_;
        int c = get();
        if (c == end_of_stream) return false;
        for (; c != end_of_stream && c != '\n'; c = get()) {
            append(record, c);
            append_line(record);
        }
        if (!record.text.empty() && record.text.back() == '\r') record.text.pop_back();
        if (!is_blank(record.text)) return true;
    }
}

/// A line end inside quotation marks belongs to the field.
std::optional<Record> RecordReader::next_row() {
    for (;;) {
        Record record;
        record.line = line_;
        int c = get();
        if (c == end_of_stream) return std::nullopt;
        bool is_quoted = false;
        for (; c != end_of_stream && (is_quoted || c != '\n'); c = get()) {
            if (c == '"') is_quoted = !is_quoted;
            append(record, c);
        }
        if (is_quoted) record.trouble = "ein Anführungszeichen wird nicht geschlossen";
        if (!record.text.empty() && record.text.back() == '\r') record.text.pop_back();
        if (!is_blank(record.text)) return record;
    }
}

std::string RecordReader::until(const std::string& end) {
    std::string text;
    while (!text.ends_with(end)) {
        const int c = get();
        if (c == end_of_stream) throw StreamError("die XML-Datei bricht ab: `" + end + "` fehlt");
        text += static_cast<char>(c);
        if (text.size() > most_record_bytes) throw StreamError(too_long);
    }
    return text;
}

/// Reads the rest of what `<` opened. Whether it is a tag: not a comment, declaration or piece of text.
bool RecordReader::markup(std::string& text) {
    text = "<";
    char quote = 0;
    for (int c = get(); c != end_of_stream; c = get()) {
        text += static_cast<char>(c);
        if (text == "<!--") {
            text += until("-->");
            return false;
        }
        if (text == "<![CDATA[") {
            text += until("]]>");
            return false;
        }
        if (text == "<?") {
            text += until("?>");
            return false;
        }
        if (text == "<!DOCTYPE") throw StreamError("die XML-Datei hat eine DOCTYPE; das ist nicht erlaubt");
        if (quote != 0)
            quote = c == quote ? char{0} : quote;
        else if (c == '"' || c == '\'')
            quote = static_cast<char>(c);
        else if (c == '>')
            return true;
        if (text.size() > most_record_bytes) throw StreamError(too_long);
    }
    throw StreamError("die XML-Datei bricht mitten in einem Element ab");
}

/// One child of the root with all that is in it.
std::optional<Record> RecordReader::next_element() {
    Record record;
    std::size_t depth = 0;
    while (!is_done_) {
        const std::uint64_t line = line_;
        const int c = get();
        if (c == end_of_stream) throw StreamError("die XML-Datei endet, bevor ihr äußerstes Element endet");
        if (c != '<') {
            if (depth > 0)
                append(record, c);
            else if (is_in_root_ && !is_blank(std::string(1, static_cast<char>(c))))
                throw StreamError("Zeile " + std::to_string(line_) +
                                  ": Text zwischen den Personen einer XML-Datei");
            continue;
        }
        std::string text;
        const bool is_tag = markup(text);
        if (!is_in_root_) {
            is_in_root_ = is_tag;
            is_done_ = is_tag && text.ends_with("/>");
            continue;
        }
        if (!is_tag && depth == 0) continue;
        const bool is_end = is_tag && text[1] == '/';
        if (is_end && depth == 0) is_done_ = true;
        if (is_done_) break;
        if (depth == 0) record.line = line;
        for (const char each : text) append(record, static_cast<unsigned char>(each));
        if (is_end)
            --depth;
        else if (is_tag && !text.ends_with("/>"))
            ++depth;
        if (depth == 0) return record;
    }
    return std::nullopt;
}

std::optional<Record> RecordReader::next() {
    std::optional<Record> record{std::in_place};
    if (!next(*record)) record.reset();
    return record;
}

bool RecordReader::next(Record& record) {
    if (form_ == Form::JsonLines) {
        if (!next_line(record)) return false;
    } else {
        std::optional<Record> found = form_ == Form::Csv ? next_row() : next_element();
        if (!found) return false;
        record = std::move(*found);
    }
    record.number = ++records_;
    return true;
}

}  // namespace evaluator::mass
