#include "evaluator/person/flat_json.hpp"

#include <simdjson.h>

#include <algorithm>

#include "evaluator/person/document.hpp"

namespace evaluator::person {

namespace {

constexpr std::size_t most_bytes = std::size_t{1}
                                   << 18;  // bounds the memory that is kept, and the number of values
constexpr std::size_t most_nesting = 32;
static_assert(most_bytes <= max_file_bytes && most_bytes / 2 < max_values && most_nesting <= max_nesting);

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The grammar of JSON without exponents.
bool is_plain_number(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && is_digit(text[at])) ++at;
        return at - begin;
    };
    const std::size_t first = at, whole = digits();
    if (whole == 0 || (whole > 1 && text[first] == '0')) return false;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (digits() == 0) return false;
    }
    return at == text.size();
}

int hex_digit(char c) {
    if (is_digit(c)) return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// Four hexadecimal digits that are a letter by themselves, in UTF-8.
bool append_code_point(std::string_view digits, std::string& out) {
    unsigned code = 0;
    if (digits.size() < 4) return false;
    for (const char c : digits.substr(0, 4)) {
        const int digit = hex_digit(c);
        if (digit < 0) return false;
        code = code * 16 + static_cast<unsigned>(digit);
    }
    if (code >= 0xD800 && code < 0xE000) return false;
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
    return true;
}

}  // namespace

/// simdjson finds the beginning of every token and checks UTF-8, control characters and that strings end. It
/// has the fastest code for the processor it meets, reads nothing behind the text and needs no copy of it.
/// Its second stage is not used: it turns numbers into floating point.
struct FlatJson::Index {
    std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;

    bool find(std::string_view text) {
        if (!parser && simdjson::get_active_implementation()->create_dom_parser_implementation(
                           std::size_t{1} << 14, most_nesting, parser) != simdjson::SUCCESS)
            return false;
        if (parser->capacity() < text.size() && parser->set_capacity(2 * text.size()) != simdjson::SUCCESS)
            return false;
        return parser->stage1(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                              simdjson::stage1_mode::regular) == simdjson::SUCCESS;
    }
};

FlatJson::FlatJson() : index_(std::make_unique<Index>()) {}
FlatJson::~FlatJson() = default;

bool FlatJson::begin(std::string_view text) {
    values_.clear();
    decoded_.clear();
    at_ = 0;
    text_ = text;
    if (text.empty() || text.size() > most_bytes || !index_->find(text)) return false;
    tokens_ = index_->parser->structural_indexes.get();
    count_ = index_->parser->n_structural_indexes;
    has_escapes_ = text.find('\\') != std::string_view::npos;
    if (has_escapes_) decoded_.reserve(2 * text.size());  // so that views into it stay good
    values_.reserve(2 * count_ + 2);                      // so do values handed out
    return true;
}

bool FlatJson::read(std::string_view text) { return begin(text) && value({}, 0) && at_ == count_; }

FlatJson::Step FlatJson::separated(bool is_first, char closing) {
    const char found = token();
    if (found == closing) {
        ++at_;
        return Step::End;
    }
    if (is_first) return Step::Value;
    if (found != ',') return Step::Bad;
    ++at_;
    return token() == closing ? Step::Bad : Step::Value;
}

FlatJson::Step FlatJson::next_item(bool is_first) { return separated(is_first, ']'); }

FlatJson::Step FlatJson::next_member(bool is_first, FlatValue& member) {
    const Step step = separated(is_first, '}');
    if (step != Step::Value) return step;
    if (token() != '"' || !quick_string(max_name_bytes, member.name) || token() != ':') return Step::Bad;
    ++at_;
    member.token = static_cast<std::uint32_t>(at_);
    member.text = {};
    switch (token()) {
        case '{': member.kind = FlatValue::Kind::Object; return Step::Value;
        case '[': member.kind = FlatValue::Kind::Array; return Step::Value;
        case '"':
            member.kind = FlatValue::Kind::String;
            return quick_string(max_text_bytes, member.text) ? Step::Value : Step::Bad;
        case '\0': return Step::Bad;
        default: return literal(member) ? Step::Value : Step::Bad;
    }
}

const FlatValue* FlatJson::complete() {
    const std::size_t here = values_.size();
    if (values_.capacity() - here < count_) return nullptr;  // values handed out must stay where they are
    constexpr std::size_t depth_of_values = 4;
    return value({}, depth_of_values) ? &values_[here] : nullptr;
}

/// A number, truth or null.
bool FlatJson::literal(FlatValue& made) {
    const std::size_t begin = begin_of(at_);
    std::string_view written = text_.substr(begin, end_of(at_) - begin);
    while (!written.empty() && is_space(written.back())) written.remove_suffix(1);
    ++at_;
    made.text = written;
    switch (written.front()) {
        case 't': made.kind = FlatValue::Kind::Bool; return written == "true";
        case 'f': made.kind = FlatValue::Kind::Bool; return written == "false";
        case 'n':
            made.kind = FlatValue::Kind::Null;
            made.text = {};
            return written == "null";
        default: made.kind = FlatValue::Kind::Number; return is_plain_number(written);
    }
}

bool FlatJson::value(std::string_view name, std::size_t depth) {
    const std::size_t here = values_.size();
    FlatValue& made = values_.emplace_back();
    made.name = name;
    made.token = static_cast<std::uint32_t>(at_);
    switch (token()) {
        case '{':
            made.kind = FlatValue::Kind::Object;
            if (!object(depth + 1)) return false;
            break;
        case '[':
            made.kind = FlatValue::Kind::Array;
            if (!array(depth + 1)) return false;
            break;
        case '"':
            made.kind = FlatValue::Kind::String;
            if (!string(max_text_bytes, made.text)) return false;
            break;
        case '\0': return false;
        default:
            if (!literal(made)) return false;
    }
    values_[here].end = static_cast<std::uint32_t>(values_.size());
    return true;
}

bool FlatJson::object(std::size_t depth) {
    if (depth > most_nesting) return false;
    ++at_;
    if (token() == '}') {
        ++at_;
        return true;
    }
    for (;;) {
        std::string_view name;
        if (token() != '"' || !string(max_name_bytes, name) || token() != ':') return false;
        ++at_;
        if (!value(name, depth)) return false;
        const char separator = token();
        ++at_;
        if (separator == '}') return true;
        if (separator != ',') return false;
    }
}

bool FlatJson::array(std::size_t depth) {
    if (depth > most_nesting) return false;
    ++at_;
    if (token() == ']') {
        ++at_;
        return true;
    }
    for (std::size_t items = 0; items < max_list_length; ++items) {
        if (!value({}, depth)) return false;
        const char separator = token();
        ++at_;
        if (separator == ']') return true;
        if (separator != ',') return false;
    }
    return false;
}

/// Precondition: the token is a string.
bool FlatJson::string(std::size_t most, std::string_view& decoded) {
    const std::size_t begin = begin_of(at_) + 1;
    std::size_t end = end_of(at_);  // behind the closing quotation mark and spaces
    while (end > begin && is_space(text_[end - 1])) --end;
    if (end == begin || text_[end - 1] != '"') return false;
    ++at_;
    const std::string_view raw = text_.substr(begin, end - 1 - begin);
    if (!has_escapes_ || raw.find('\\') == std::string_view::npos)
        decoded = raw;
    else if (!unescape(raw, decoded))
        return false;
    return decoded.size() <= most;
}

bool FlatJson::unescape(std::string_view raw, std::string_view& decoded) {
    const std::size_t first = decoded_.size();
    if (decoded_.capacity() - first < raw.size()) return false;  // too much was read twice
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\') {
            decoded_ += raw[i];
            continue;
        }
        if (++i == raw.size()) return false;
        constexpr std::string_view signs = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
        if (const auto sign = signs.find(raw[i]); sign != std::string_view::npos) {
            decoded_ += meant[sign];
        } else {
            if (raw[i] != 'u' || !append_code_point(raw.substr(i + 1), decoded_)) return false;
            i += 4;
        }
    }
    decoded = std::string_view{decoded_}.substr(first);
    return true;
}

}  // namespace evaluator::person
