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
    std::uint32_t end = 0;  // position behind the last value that belongs to this one
    std::string_view name;  // the member's name, decoded; else empty
    std::string_view text;  // Bool: "true", "false"; Number: as written; String: decoded

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

private:
    struct Index;  // where the tokens begin

    bool value(std::string_view name, std::size_t depth);
    bool object(std::size_t depth);
    bool array(std::size_t depth);
    bool string(std::size_t most_bytes, std::string_view& decoded);
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
