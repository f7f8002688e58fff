#include "evaluator/person/xml_document.hpp"

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>

namespace evaluator::person {

namespace {

constexpr std::string_view white = " \t\r\n";

std::string_view without_white(std::string_view text) {
    const auto first = text.find_first_not_of(white);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white) - first + 1);
}

TextId meaning(pugi::xml_parse_status status) {
    switch (status) {
        case pugi::status_no_document_element: return TextId::XmlNoRoot;
        case pugi::status_end_element_mismatch: return TextId::XmlMismatch;
        case pugi::status_bad_attribute: return TextId::XmlBadAttribute;
        case pugi::status_bad_comment:
        case pugi::status_bad_cdata:
        case pugi::status_bad_pi:
        case pugi::status_bad_start_element:
        case pugi::status_bad_end_element: return TextId::XmlUnfinished;
        case pugi::status_bad_doctype: return TextId::XmlDoctype;
        default: return TextId::XmlBroken;  // pugixml's list is longer in other versions
    }
}

/// Walks the parsed document and feeds the builder. Each function returns false when reading must stop.
class Walk {
public:
    Walk(std::string_view text, std::string_view buffer, core::FileId file, const ItemNames& items,
         Problems& problems)
        : text_(text), buffer_(buffer), file_(file), items_(items), problems_(problems), builder_(problems) {}

    bool root(pugi::xml_node element);
    Node take() { return builder_.take_root(); }

private:
    struct Shape {  // what an element holds
        std::size_t elements = 0, attributes = 0;
        bool is_nil = false, has_text = false;
    };

    bool value(pugi::xml_node element);
    bool members(pugi::xml_node element, bool with_attributes);
    bool attribute(pugi::xml_attribute attribute);
    bool array(pugi::xml_node element);
    bool persons(pugi::xml_node element);
    bool text_of(pugi::xml_node element);
    bool is_array(pugi::xml_node element, const Shape& shape) const;
    Shape shape(pugi::xml_node element) const;

    core::Span span_at(const char* begin, std::size_t length) const;
    core::Span name_span(pugi::xml_node element) const {
        return span_at(element.name(), std::strlen(element.name()));
    }
    core::Span name_span(pugi::xml_attribute a) const { return span_at(a.name(), std::strlen(a.name())); }
    core::Span value_span(const char* begin, char end, char other_end) const;
    template <class... Args> bool fail(core::Span span, TextId what, const Args&... args) {
        problems_.report(Code::BadXml, span, Path{}, phrase(what, args...));
        return false;
    }

    std::string_view text_, buffer_;
    core::FileId file_;
    const ItemNames& items_;
    Problems& problems_;
    TreeBuilder builder_;
};

bool is_technical(pugi::xml_attribute attribute) {
    const std::string_view name = attribute.name();
    return name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xsi:") ||
           name.starts_with("xml:");
}

/// Proofs of a list as a whole stand beside its items.
bool is_proofs(pugi::xml_node element) { return core::same_name(element.name(), "nachweise"); }

/// Names and values lie in the buffer at the place where they stand in the text (except empty ones).
core::Span Walk::span_at(const char* begin, std::size_t length) const {
    const bool inside = std::greater_equal<>{}(begin, buffer_.data()) &&
                        std::less_equal<>{}(begin, buffer_.data() + buffer_.size());
    if (!inside) return {file_, 0, 0};
    const auto offset = static_cast<std::uint32_t>(begin - buffer_.data());
    return {file_, offset, static_cast<std::uint32_t>(std::min(offset + length, text_.size()))};
}

core::Span Walk::value_span(const char* begin, char end, char other_end) const {
    core::Span span = span_at(begin, 0);
    while (span.begin < text_.size() && white.find(text_[span.begin]) != std::string_view::npos) ++span.begin;
    span.end = span.begin;
    while (span.end < text_.size() && text_[span.end] != end && text_[span.end] != other_end) ++span.end;
    while (span.end > span.begin && white.find(text_[span.end - 1]) != std::string_view::npos) --span.end;
    return span;
}

Walk::Shape Walk::shape(pugi::xml_node element) const {
    Shape found;
    for (const auto attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        if (name == "xsi:nil" || name.ends_with(":nil"))
            found.is_nil = attribute.as_bool();
        else if (!is_technical(attribute))
            ++found.attributes;
    }
    for (const auto child : element.children()) {
        if (child.type() == pugi::node_element)
            ++found.elements;
        else if (!without_white(child.value()).empty())
            found.has_text = true;
    }
    return found;
}

bool Walk::root(pugi::xml_node element) {
    if (std::string_view{element.name()} != "person")
        return fail(name_span(element), TextId::XmlWrongRoot, element.name());
    if (shape(element).has_text) return fail(name_span(element), TextId::XmlMixed, element.name());
    if (!builder_.open(Node::Kind::Object, name_span(element))) return false;
    if (const auto id = element.attribute("kennung")) {
        const core::Span at = name_span(id);
        if (!builder_.name("person", at) || !builder_.open(Node::Kind::Object, at) || !attribute(id))
            return false;
        builder_.close();
    }
    for (const auto other : element.attributes())
        if (!is_technical(other) && std::string_view{other.name()} != "kennung" && !attribute(other))
            return false;
    for (const auto child : element.children()) {
        if (child.type() != pugi::node_element) continue;
        if (!builder_.name(child.name(), name_span(child))) return false;
        if (!(std::string_view{child.name()} == "personen" ? persons(child) : value(child))) return false;
    }
    builder_.close();
    return true;
}

/// `<personen><person kennung="p2">…` becomes the object { "p2": … }.
bool Walk::persons(pugi::xml_node element) {
    if (!builder_.open(Node::Kind::Object, name_span(element))) return false;
    for (const auto child : element.children()) {
        const auto id = child.attribute("kennung");
        if (std::string_view{child.name()} != "person" || !id)
            return fail(child.name()[0] != 0 ? name_span(child) : name_span(element), TextId::XmlPersonsOnly);
        if (!builder_.name(id.value(), value_span(id.value(), '"', '\''))) return false;
        if (!builder_.open(Node::Kind::Object, name_span(child))) return false;
        for (const auto other : child.attributes())
            if (!is_technical(other) && other != id && !attribute(other)) return false;
        if (!members(child, false)) return false;
        builder_.close();
    }
    builder_.close();
    return true;
}

bool Walk::is_array(pugi::xml_node element, const Shape& found) const {
    const auto list = items_.find(core::canonical_name(element.name()));
    if (list != items_.end()) return !found.has_text;
    const auto is_span = [](pugi::xml_node child) { return core::same_name(child.name(), "zeitraum"); };
    const auto children = element.children();
    return found.elements > 0 && std::all_of(children.begin(), children.end(), is_span);
}

bool Walk::value(pugi::xml_node element) {
    if (builder_.depth() >= max_nesting)
        return builder_.open(Node::Kind::Object, name_span(element));  // says so
    const Shape found = shape(element);
    if (found.has_text && found.elements > 0)
        return fail(name_span(element), TextId::XmlMixed, element.name());
    if (found.is_nil) {
        if (found.has_text || found.elements > 0)
            return fail(name_span(element), TextId::XmlNilWithContent, element.name());
        if (found.attributes == 0) return builder_.scalar(Node::Kind::Null, {}, name_span(element));
    }
    if (is_array(element, found)) {
        const auto proofs = element.find_child(is_proofs);
        if (found.attributes == 0 && !proofs) return array(element);
        if (!builder_.open(Node::Kind::Object, name_span(element))) return false;
        for (const auto a : element.attributes())
            if (!is_technical(a) && !attribute(a)) return false;
        if (proofs && (!builder_.name(proofs.name(), name_span(proofs)) || !value(proofs))) return false;
        if (!builder_.name("wert", name_span(element)) || !array(element)) return false;
        builder_.close();
        return true;
    }
    if (found.elements == 0 && found.attributes == 0) return text_of(element);
    if (!builder_.open(Node::Kind::Object, name_span(element)) || !members(element, true)) return false;
    if (found.has_text && (!builder_.name("wert", name_span(element)) || !text_of(element))) return false;
    if (found.is_nil && (!builder_.name("wert", name_span(element)) ||
                         !builder_.scalar(Node::Kind::Null, {}, name_span(element))))
        return false;
    builder_.close();
    return true;
}

bool Walk::members(pugi::xml_node element, bool with_attributes) {
    if (with_attributes)
        for (const auto a : element.attributes())
            if (!is_technical(a) && !attribute(a)) return false;
    for (const auto child : element.children()) {
        if (child.type() != pugi::node_element) {
            if (with_attributes || without_white(child.value()).empty()) continue;
            return fail(value_span(child.value(), '<', '<'), TextId::XmlMixed, element.name());
        }
        if (!builder_.name(child.name(), name_span(child)) || !value(child)) return false;
    }
    return true;
}

bool Walk::attribute(pugi::xml_attribute attribute) {
    core::Span span = value_span(attribute.value(), '"', '\'');
    if (attribute.value()[0] == 0) span = name_span(attribute);
    return builder_.name(attribute.name(), name_span(attribute)) &&
           builder_.scalar(Node::Kind::Bare, std::string{without_white(attribute.value())}, span);
}

bool Walk::array(pugi::xml_node element) {
    if (!builder_.open(Node::Kind::Array, name_span(element))) return false;
    const auto list = items_.find(core::canonical_name(element.name()));
    for (const auto child : element.children()) {
        if (is_proofs(child)) continue;
        if (list != items_.end() && !core::same_name(child.name(), list->second))
            problems_.report(Code::WrongItemElement, name_span(child), Path{}, element.name(), child.name(),
                             list->second);
        else if (!value(child))
            return false;
    }
    builder_.close();
    return true;
}

bool Walk::text_of(pugi::xml_node element) {
    std::string text;
    core::Span span = name_span(element);
    for (const auto child : element.children()) {
        if (text.empty()) span = value_span(child.value(), '<', '<');
        text += child.value();
    }
    return builder_.scalar(Node::Kind::Bare, std::string{without_white(text)}, span);
}

}  // namespace

ItemNames item_names(const dsl::model::RuleBook& book) {
    ItemNames names{{"nachweise", "nachweis"}, {"wertungen", "wertung"}, {"ermessen", "entscheidung"},
                    {"atypisch", "fall"},      {"kann", "fall"},         {"unvollstaendig", "angabe"},
                    {"eines_von", "wert"},     {"zwischen", "wert"},     {"strittig", "wert"}};
    for (const auto& list : book.lists)
        names[core::canonical_name(book.fact(list.fact).name)] = core::canonical_name(list.item_name);
    return names;
}

std::optional<Node> parse_xml(std::string_view text, core::FileId file, const ItemNames& items,
                              Problems& problems) {
    if (!is_readable(text, file, problems)) return std::nullopt;
    const auto fail = [&](std::size_t at, TextId what) {
        const auto begin = static_cast<std::uint32_t>(std::min(at, text.size()));
        const auto end = static_cast<std::uint32_t>(std::min(at + 1, text.size()));
        problems.report(Code::BadXml, {file, begin, end}, Path{}, phrase(what));
        return std::nullopt;
    };
    if (const auto zero = text.find('\0'); zero != std::string_view::npos) return fail(zero, TextId::XmlZero);
    const auto opened = static_cast<std::size_t>(std::count(text.begin(), text.end(), '<'));
    if (opened > 3 * max_values) {  // before pugixml spends memory on it
        problems.report(Code::PersonFileTooLarge, {file, 0, 0}, Path{}, opened, max_values,
                        phrase(TextId::UnitValues));
        return std::nullopt;
    }
    std::string buffer{text};
    if (text.starts_with("\xEF\xBB\xBF")) buffer.replace(0, 3, 3, ' ');
    pugi::xml_document document;
    const auto flags = pugi::parse_default | pugi::parse_doctype | pugi::parse_declaration;
    const auto result =
        document.load_buffer_inplace(buffer.data(), buffer.size(), flags, pugi::encoding_utf8);
    if (!result) return fail(static_cast<std::size_t>(result.offset), meaning(result.status));
    pugi::xml_node root;
    for (const auto node : document.children()) {
        if (node.type() == pugi::node_doctype) return fail(text.find("<!DOCTYPE"), TextId::XmlDoctype);
        const std::string_view encoding = node.attribute("encoding").value();
        if (node.type() == pugi::node_declaration && !encoding.empty() && encoding != "UTF-8" &&
            encoding != "utf-8")
            return fail(text.find("encoding"), TextId::XmlEncoding);
        if (node.type() != pugi::node_element) continue;
        if (root) return fail(static_cast<std::size_t>(node.name() - buffer.data()), TextId::XmlTwoRoots);
        root = node;
    }
    Walk walk{text, buffer, file, items, problems};
    if (!walk.root(root)) return std::nullopt;
    return walk.take();
}

std::string escape_xml(std::string_view text, bool in_attribute) {
    std::string out;
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (static_cast<unsigned char>(c) < 0x20 && (in_attribute || (c != '\n' && c != '\t')))
            out += "&#" + std::to_string(int{c}) + ";";
        else
            out += c;
    }
    return out;
}

}  // namespace evaluator::person
