// A JSON text as a flat row of values, each before its members, with views into the text: fast, without
// memory of its own per value. Strict, and content with less than the full reader (json_document.hpp): false
// also for what is sound but unusual (very long or deep, escaped surrogates). It reports nothing.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace evaluator::person {

struct FlatValue {
    enum class Kind : std::uint8_t { Null, Bool, Number, String, Array, Object };

    Kind kind = Kind::Null;
    std::uint32_t end = 0;    // position behind the last value that belongs to this one
    std::uint32_t token = 0;  // where it begins
    std::string_view name;    // the member's name, decoded; else empty
    std::string_view text;    // Bool: "true", "false"; Number: as written; String: decoded

    bool is(Kind other) const { return kind == other; }
};

class FlatJson {
public:
    FlatJson();
    ~FlatJson();
    FlatJson(const FlatJson&) = delete;
    FlatJson& operator=(const FlatJson&) = delete;

    /// Whether the text could be read; the views are good as long as the text is, and until the next call.
    [[nodiscard]] bool read(std::string_view text);
    const std::vector<FlatValue>& values() const { return values_; }

    // Token by token, for those who want no more than they need. Views and values are good until begin() is
    // called again. Precondition of the others: begin() gave true.
    [[nodiscard]] bool begin(std::string_view text);
    bool is_at_end() const { return at_ == count_; }
    std::size_t place() const { return at_; }
    void go_to(std::size_t token) { at_ = token; }
    /// Goes into an object or array that begins here.
    [[nodiscard]] bool enter(char opening) {
        if (token() != opening) return false;
        ++at_;
        return true;
    }
    enum class Step : std::uint8_t { Value, End, Bad };
    /// The next member of the object entered. One that is an object or array must be entered or completed
    /// before the one after it is asked for.
    Step next_member(bool is_first, FlatValue& member);
    /// Whether an array entered goes on with another value; at its end it is left.
    Step next_item(bool is_first);
    /// The value that begins here, with all that belongs to it.
    const FlatValue* complete();

private:
    struct Index;  // where the tokens begin

    bool value(std::string_view name, std::size_t depth);
    bool literal(FlatValue& made);
    Step separated(bool is_first, char closing);
    bool object(std::size_t depth);
    bool array(std::size_t depth);
    bool string(std::size_t most_bytes, std::string_view& decoded);
    /// The same, quicker where there is nothing to decode and no space behind.
    bool quick_string(std::size_t most_bytes, std::string_view& decoded) {
        const std::size_t begin = tokens_[at_] + std::size_t{1}, end = end_of(at_);
        if (has_escapes_ || end <= begin || text_[end - 1] != '"') return string(most_bytes, decoded);
        ++at_;
        decoded = {text_.data() + begin, end - 1 - begin};
        return decoded.size() <= most_bytes;
    }
    bool unescape(std::string_view raw, std::string_view& decoded);
    /// 0 behind the last token.
    char token() const { return at_ < count_ ? text_[tokens_[at_]] : '\0'; }

    std::uint32_t begin_of(std::size_t token) const { return tokens_[token]; }
    /// Behind the token and the spaces that follow it.
    std::size_t end_of(std::size_t token) const {
        return token + 1 < count_ ? tokens_[token + 1] : text_.size();
    }

    std::unique_ptr<Index> index_;
    const std::uint32_t* tokens_ = nullptr;  // where they begin
    std::size_t count_ = 0;
    std::size_t at_ = 0;        // the token that is next
    bool has_escapes_ = false;  // somewhere in the text
    std::string_view text_;
    std::string decoded_;  // strings with escapes; never grows beyond what is reserved
    std::vector<FlatValue> values_;
};

}  // namespace evaluator::person
