// From the tree of a file to a document for Layout: what every construct looks like. Comments go where they
// stood: before the thing they stand before, or behind what ends on their line; a comment in the middle of an
// expression moves in front of the operand or line around it. Only format() uses this.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dsl/syntax/print/layout.hpp"
#include "dsl/syntax/tree.hpp"

namespace dsl::syntax::print {

constexpr int line_width = 110;

class Printer {
public:
    Printer(const File& file, std::string_view source) : file_(file), source_(source) {}
    std::string run();

private:
    /// How tightly an expression binds; a looser one inside a tighter one needs parentheses.
    enum class Level : std::uint8_t { Condition, Limb, Relation, Sum, Product, Primary };
    /// Case of a unit: "6 Jahre", after `seit` and its like "6 Jahren".
    enum class Inflection : std::uint8_t { Plain, Dative };
    struct Item {
        Doc before, body, after;  // comments before; the thing itself; a comment on its last line
        bool has_blank_before = false;
    };

    // --- words
    Doc text(std::string_view words) { return layout_.text(words); }
    Doc print(const Name& name) { return text(name.text); }
    Doc print(const Text& quoted) { return text("\"" + quoted.text + "\""); }
    Doc print(const DateSpan& span);
    Doc print(const Citation& citation);
    Doc print(const Citations& citations);
    Doc print(const std::vector<Name>& path);
    Doc names(const std::vector<Name>& list);
    Doc optional(std::string_view before, const std::optional<Name>& name);
    Doc optional(const std::optional<Text>& quoted);
    Doc fill(std::vector<Doc> docs);  // separated by commas, as many on a line as fit
    Doc braced(Doc inside);           // { inside } on one line or with the inside on lines of its own

    // --- expressions (print_expression.cpp)
    Doc condition(ExpressionId id) { return expression(id, Level::Condition); }
    Doc expression(ExpressionId id, Level least, Inflection unit = Inflection::Plain);
    Doc primary(ExpressionId id) { return expression(id, Level::Primary); }
    Doc bare(ExpressionId id, Inflection unit);  // without parentheses
    Level level_of(ExpressionId id) const;
    bool begins_with_citation(ExpressionId id) const;
    bool ends_with_citation(ExpressionId id) const;
    bool is_list(ExpressionId id) const;
    Doc joined(const std::vector<ExpressionId>& operands, std::string_view word);
    Doc relation(ExpressionId left, Doc right);
    Doc calculation(const Arithmetic& node, Inflection unit);
    Doc number(const Number& node, Inflection unit);
    Doc path(const Path& node);
    Doc list(const ListLiteral& node);
    Doc group(const GroupOf& node);
    Doc filtered(Doc head, ExpressionId filter);
    Doc after_equals(ExpressionId id);

    // --- norms (print_norm.cpp)
    Doc print(const Attribute& attribute);
    Doc print(const BlockLine& line);
    Doc print(const Let& let);
    Doc print(const OnlyIf& only_if);
    Doc print(const When& when);
    Doc print(const Way& way);
    Doc print(const Block& block);
    Doc print(const Case& inner_case);
    Doc print(const Element& element);
    Doc print(const NotEncoded& not_encoded);
    Doc print(const Favourable& favourable);
    Doc print(const Deviation& deviation);
    Doc print(const Accordingly& accordingly);
    Doc print(const Consequence& consequence);
    Doc print(const LeadsTo& leads_to);
    Doc print(const Norm& norm);
    Doc print(const General& general);
    Doc way_head(WayKind kind, const std::optional<Name>& name, const std::optional<Text>& quoted);
    Doc attributes_behind(const std::vector<Attribute>& attributes);

    // --- other declarations (print_declaration.cpp)
    Doc print(const Uses& uses);
    Doc print(const CheckedAgainst& checked);
    Doc print(const Act& act);
    Doc print(const Definition& definition);
    Doc print(const Version& version);
    Doc print(const TypeName& type);
    Doc print(const Table& table);
    Doc print(const Chain& chain);
    Doc chain_head(const ChainLine& line);
    Doc print(const Transition& transition);
    Doc print(const Reading& reading);
    Doc print(const Meaning& meaning);
    Doc print(const Source& source);
    Doc print(const Facts& facts);
    Doc print(const Fact& fact);
    Doc print(const Judgement& judgement);
    Doc print(const Indication& indication);
    Doc print(const AttainableBy& attainable);
    Doc print(const AskedUnder& asked);
    Doc print(const Sensitive& sensitive);
    Doc print(const Lasting& lasting);
    Doc print(const Choice& choice);
    Doc print(const ChoiceValue& value);
    Doc print(const Step& step);
    Doc print(const Requires& requirement);
    Doc print(const Takes& takes);
    Doc print(const Causes& causes);
    Doc print(const Effect& effect);
    Doc print(const Declaration& declaration);

    // --- comments and lines (printer.cpp)
    template <typename Build> Item item(Span span, Build build) {
        Item made;
        begin_item(made, span);
        made.body = build();
        end_item(made, span);
        return made;
    }
    template <typename Kind> Item item_of(const Kind& kind) {
        return item(kind.span, [&] { return print(kind); });
    }
    template <typename... Kinds> Item item_of(const std::variant<Kinds...>& kind) {
        return std::visit([&](const auto& alternative) { return item_of(alternative); }, kind);
    }
    Item item_of(const BlockLine& line) { return item_of(line.kind); }
    // Lines without a span of their own: comments stay with the neighbours.
    Item item_of(const AttainableBy& line) { return {{}, print(line), {}, false}; }
    Item item_of(const AskedUnder& line) { return {{}, print(line), {}, false}; }
    Item item_of(const Sensitive& line) { return {{}, print(line), {}, false}; }
    Item item_of(const Lasting& line) { return {{}, print(line), {}, false}; }
    template <typename Kind> std::vector<Item> items_of(const std::vector<Kind>& list) {
        std::vector<Item> made;
        for (const Kind& kind : list) made.push_back(item_of(kind));
        return made;
    }
    void begin_item(Item& made, Span span);
    void end_item(Item& made, Span span);
    void append_closing(std::vector<Item>& items, std::uint32_t end);  // comments before a closing brace
    bool has_blank_before(std::uint32_t begin) const;
    bool has_blank_after(std::uint32_t end) const;
    bool has_comments(Span span) const;
    Doc comments_before(std::uint32_t end, bool& has_blank, bool& is_first);
    Doc trailing_comment(std::uint32_t end);
    Doc whole(const Item& item);
    Doc stack(const std::vector<Item>& items);                           // each on lines of its own
    Doc block_of(std::vector<Item> items, Span span, bool on_one_line);  // { … }

    const File& file_;
    std::string_view source_;
    Layout layout_;
    Span declaration_span_{};
    std::size_t next_comment_ = 0;
};

}  // namespace dsl::syntax::print
