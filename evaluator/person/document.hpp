// The neutral, positioned tree that the JSON and the XML reader produce and that becomes a Household in one
// place (assemble.hpp), so that both formats mean the same. Also the limits of a person's file. It knows no
// vocabulary and no format; every value knows its bytes in the source text.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/core/source.hpp"
#include "evaluator/person/problems.hpp"

namespace evaluator::person {

struct Node {
    // Bare: text of an XML element or attribute, which may stand for a truth value, a number or a text.
    enum class Kind : std::uint8_t { Null, Bool, Number, String, Bare, Array, Object };

    Kind kind = Kind::Null;
    core::Span span{};  // the value; of arrays and objects the opening bracket or the name of the element
    core::Span name_span{};  // the member's name; of items of an array: empty
    std::string name;
    std::string text;  // Bool: "true", "false"; Number: as written; String, Bare: decoded
    std::vector<Node> children;

    bool is(Kind other) const { return kind == other; }
    bool is_text() const { return kind == Kind::String || kind == Kind::Bare; }
    const Node* find(std::string_view member) const;  // umlauts and their ASCII spelling are the same name
    /// The name's span if there is one: where to point at for "not expected here".
    core::Span place() const { return name.empty() ? span : name_span; }
};

constexpr std::size_t max_file_bytes = std::size_t{16} << 20;
constexpr std::size_t max_nesting = 64;
constexpr std::size_t max_list_length = 10'000;
constexpr std::size_t max_text_bytes = 20'000;
constexpr std::size_t max_name_bytes = 200;
constexpr std::size_t max_values = 1'000'000;
constexpr std::size_t max_files = 200;
constexpr std::size_t max_persons = 10'000;

/// Builds a tree from the events of a parser and holds the limits. After the first `false` the parser must
/// stop.
class TreeBuilder {
public:
    explicit TreeBuilder(Problems& problems) : problems_(problems) {}

    [[nodiscard]] bool name(std::string name, core::Span span);  // of the next value
    [[nodiscard]] bool scalar(Node::Kind kind, std::string text, core::Span span);
    [[nodiscard]] bool open(Node::Kind kind, core::Span span);
    void close();

    std::size_t depth() const { return open_.size(); }
    bool is_in_object() const { return !open_.empty() && open_.back().node.is(Node::Kind::Object); }
    bool has_duplicates() const { return has_duplicates_; }
    Node take_root() { return std::move(root_); }

private:
    struct Open {
        Node node;
        std::set<std::string> names;  // canonical
    };
    Node begin(Node::Kind kind, core::Span span);
    [[nodiscard]] bool fits(core::Span span);
    void add(Node node);
    std::string path() const;

    Problems& problems_;
    std::vector<Open> open_;
    Node root_;
    std::string name_;
    core::Span name_span_{};
    std::size_t values_ = 0;
    bool has_duplicates_ = false;
};

/// Whether the text is small enough and UTF-8; says so otherwise.
bool is_readable(std::string_view text, core::FileId file, Problems& problems);

}  // namespace evaluator::person
