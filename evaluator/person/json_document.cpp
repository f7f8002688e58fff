#include "evaluator/person/json_document.hpp"

#include <iterator>
#include <nlohmann/json.hpp>

namespace evaluator::person {

namespace {

/// Tells where the parser has read up to. The parser copies iterators, so the position lives outside of them.
struct CountingIterator {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at = nullptr;
    const char** read_up_to = nullptr;

    reference operator*() const { return *at; }
    CountingIterator& operator++() {
        ++at;
        if (read_up_to != nullptr) *read_up_to = at;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at == other.at; }
    bool operator!=(const CountingIterator& other) const { return at != other.at; }
};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_number_part(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// What the parser calls; names are nlohmann's. Returning false stops it.
class Events {
public:
    using Json = nlohmann::json;

    Events(std::string_view text, core::FileId file, Problems& problems, const char* const& read_up_to)
        : text_(text),
          file_(file),
          problems_(problems),
          builder_(problems),
          read_up_to_(read_up_to),
          last_end_(text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0) {}

    bool null() { return scalar(Node::Kind::Null, {}); }
    bool boolean(bool value) { return scalar(Node::Kind::Bool, value ? "true" : "false"); }
    bool number_integer(Json::number_integer_t) { return number(); }
    bool number_unsigned(Json::number_unsigned_t) { return number(); }
    bool number_float(Json::number_float_t, const std::string&) { return number(); }
    bool string(std::string& value) { return scalar(Node::Kind::String, std::move(value)); }
    bool binary(Json::binary_t&) { return false; }  // never in text
    bool key(std::string& value) {
        has_name_ = true;
        return builder_.name(std::move(value), token());
    }
    bool start_object(std::size_t) { return open(Node::Kind::Object); }
    bool start_array(std::size_t) { return open(Node::Kind::Array); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t, const std::string&, const Json::exception& error);

    TreeBuilder& builder() { return builder_; }

private:
    core::Span token(bool is_number = false);
    bool number() {
        const core::Span span = token(true);
        value();
        return builder_.scalar(Node::Kind::Number,
                               std::string{text_.substr(span.begin, span.end - span.begin)}, span);
    }
    bool scalar(Node::Kind kind, std::string text) {
        const core::Span span = token();
        value();
        return builder_.scalar(kind, std::move(text), span);
    }
    bool open(Node::Kind kind) {
        const core::Span span = token();
        value();
        after_value_ = false;
        return builder_.open(kind, span);
    }
    bool close() {
        token();
        builder_.close();
        after_value_ = true;
        return true;
    }
    void value() { has_name_ = false, after_value_ = true; }
    TextId expected() const;

    std::string_view text_;
    core::FileId file_;
    Problems& problems_;
    TreeBuilder builder_;
    const char* const& read_up_to_;
    std::size_t last_end_;  // end of the token before
    bool has_name_ = false, after_value_ = false;
};

/// The token just read. The parser has read one byte more only after a number.
core::Span Events::token(bool is_number) {
    std::size_t begin = last_end_;
    while (begin < text_.size() && (is_space(text_[begin]) || text_[begin] == ',' || text_[begin] == ':'))
        ++begin;
    std::size_t end = static_cast<std::size_t>(read_up_to_ - text_.data());
    if (is_number)
        for (end = begin; end < text_.size() && is_number_part(text_[end]);) ++end;
    if (end < begin) end = begin;
    last_end_ = end;
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

TextId Events::expected() const {
    if (builder_.depth() == 0) return after_value_ ? TextId::JsonWantsEnd : TextId::JsonWantsObject;
    if (has_name_) return TextId::JsonWantsColon;
    const bool is_object = builder_.is_in_object();
    if (after_value_) return is_object ? TextId::JsonWantsCommaOrBrace : TextId::JsonWantsCommaOrBracket;
    return is_object ? TextId::JsonWantsNameOrBrace : TextId::JsonWantsValueOrBracket;
}

/// The offending token begins behind the last good one; a separator that was in order may stand between.
bool Events::parse_error(std::size_t, const std::string&, const Json::exception& error) {
    std::size_t begin = last_end_;
    const auto skip_space = [&] {
        while (begin < text_.size() && is_space(text_[begin])) ++begin;
    };
    skip_space();
    TextId wanted = expected();
    const bool passed_comma =
        begin < text_.size() && text_[begin] == ',' && after_value_ && builder_.depth() > 0;
    if (passed_comma || (begin < text_.size() && text_[begin] == ':' && has_name_)) {
        wanted = passed_comma && builder_.is_in_object() ? TextId::JsonWantsName : TextId::JsonWantsValue;
        ++begin;
        skip_space();
    }
    const std::string_view rest = text_.substr(std::min(begin, text_.size()));
    std::size_t length = rest.empty() ? 0 : 1;
    while (length > 0 && length < rest.size() && (static_cast<unsigned char>(rest[length]) & 0xC0) == 0x80)
        ++length;
    const core::Span span{file_, static_cast<std::uint32_t>(begin),
                          static_cast<std::uint32_t>(begin + length)};

    constexpr int out_of_range = 406;  // nlohmann's number of this mistake
    const std::string found =
        rest.empty() ? phrase(TextId::JsonEnds) : phrase(TextId::JsonUnexpected, rest.substr(0, length));
    const bool may_be_text = wanted != TextId::JsonWantsEnd && wanted != TextId::JsonWantsCommaOrBrace &&
                             wanted != TextId::JsonWantsCommaOrBracket && wanted != TextId::JsonWantsColon;
    auto report = problems_.report(Code::BadJson, span, Path{},
                                   error.id == out_of_range ? phrase(TextId::JsonNumberTooLarge)
                                   : may_be_text && rest.starts_with('"')
                                       ? phrase(TextId::JsonBadText)
                                       : phrase(TextId::JsonSyntax, found, phrase(wanted)));
    if (passed_comma && (rest.starts_with('}') || rest.starts_with(']')))
        report.help(TextId::JsonTrailingComma);
    if (rest.starts_with("/") || rest.starts_with("#")) report.help(TextId::JsonNoComments);
    if (rest.starts_with("„") || rest.starts_with("“") || rest.starts_with("'"))
        report.help(TextId::JsonStraightQuotes);
    return false;
}

}  // namespace

std::optional<Node> parse_json(std::string_view text, core::FileId file, Problems& problems) {
    if (!is_readable(text, file, problems)) return std::nullopt;
    const char* read_up_to = text.data();
    Events events{text, file, problems, read_up_to};
    const CountingIterator first{text.data(), &read_up_to}, last{text.data() + text.size(), nullptr};
    if (!nlohmann::json::sax_parse(first, last, &events)) return std::nullopt;
    return events.builder().take_root();
}

}  // namespace evaluator::person
