// The neutral tree as text: JSON with short objects on one line, XML with the small members as attributes.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "evaluator/person/disassemble.hpp"
#include "evaluator/person/write.hpp"
#include "evaluator/person/xml_document.hpp"

namespace evaluator::person {

namespace {

using Kind = Node::Kind;

// --- JSON

std::string json_word(const Node& node) {
    switch (node.kind) {
        case Kind::Null: return "null";
        case Kind::Bool:
        case Kind::Number: return node.text;
        case Kind::String:
        case Kind::Bare:
            return nlohmann::json(node.text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
        case Kind::Array:
        case Kind::Object: break;
    }
    return {};
}

std::string json(const Node& node, std::size_t indent) {
    if (!node.is(Kind::Array) && !node.is(Kind::Object)) return json_word(node);
    const bool is_object = node.is(Kind::Object);
    constexpr std::size_t width = 100;
    std::vector<std::string> parts;
    std::size_t length = indent;
    for (const Node& child : node.children) {
        parts.push_back((is_object ? nlohmann::json(child.name).dump() + ": " : "") +
                        json(child, indent + 2));
        length += parts.back().find('\n') == std::string::npos ? parts.back().size() + 2 : width;
    }
    const bool is_short = length <= width && indent > 0;
    const std::string line = is_short ? "" : "\n" + std::string(indent + 2, ' ');
    std::string text = is_object ? "{" : "[";
    for (std::size_t i = 0; i < parts.size(); ++i)
        text += (i == 0 ? line : is_short ? ", " : "," + line) + parts[i];
    if (!is_short && !parts.empty()) text += "\n" + std::string(indent, ' ');
    return text + (is_object ? "}" : "]");
}

// --- XML

constexpr const char* attribute_names[] = {"stand",   "von",  "bis",  "art",   "datum", "gültig_bis",
                                           "verweis", "name", "wert", "rolle", "norm",  "voraussetzung"};

bool is_attribute(const Node& parent, const Node& member, bool is_compact) {
    const bool is_word = !member.is(Kind::Array) && !member.is(Kind::Object) && !member.is(Kind::Null);
    if (!is_word || parent.name == "angaben") return false;  // the facts of a person may have any name
    return is_compact || parent.name == "zu" ||
           std::any_of(std::begin(attribute_names), std::end(attribute_names),
                       [&](const char* name) { return member.name == name; });
}

/// Names of items as the vocabulary spells them (item_names() has them in canonical spelling), and the lists
/// whose items are not persons: they fit into one element with attributes.
struct Lists {
    ItemNames item_names;
    std::set<std::string> compact;

    explicit Lists(const model::RuleBook& book) : item_names(evaluator::person::item_names(book)) {
        for (const model::List& list : book.lists) {
            const std::string name = core::canonical_name(book.fact(list.fact).name);
            item_names[name] = list.item_name;
            if (list.kind != model::BaseType::Personen) compact.insert(name);
        }
    }
};

class XmlPrinter {
public:
    explicit XmlPrinter(const Lists& lists) : lists_(lists) {}

    void element(const Node& node, const std::string& name, std::size_t indent, const std::string& more = {},
                 bool is_compact = false) {
        const std::string margin(indent, ' ');
        text_ += margin + "<" + name + more;
        if (node.is(Kind::Null)) {
            text_ += " xsi:nil=\"true\"/>\n";
        } else if (!node.is(Kind::Array) && !node.is(Kind::Object)) {
            text_ += ">" + escape_xml(node.text) + "</" + name + ">\n";
        } else {
            for (const Node& child : node.children)
                if (is_attribute(node, child, is_compact))
                    text_ += " " + child.name + "=\"" + escape_xml(child.text, true) + "\"";
            text_ += ">\n";
            const std::size_t before = text_.size();
            children(node, name, indent + 2, is_compact);
            if (text_.size() == before)
                text_.replace(before - 2, 2, "/>\n");
            else
                text_ += margin + "</" + name + ">\n";
        }
    }
    void persons(const Node& node, std::size_t indent) {
        const std::string margin(indent, ' ');
        text_ += margin + "<personen>\n";
        for (const Node& person : node.children)
            element(person, "person", indent + 2, " kennung=\"" + escape_xml(person.name) + "\"");
        text_ += margin + "</personen>\n";
    }
    std::string take() { return std::move(text_); }

private:
    void children(const Node& node, const std::string& name, std::size_t indent, bool is_compact) {
        if (node.is(Kind::Array)) {
            const bool is_list = lists_.compact.contains(core::canonical_name(name));
            for (const Node& item : node.children) element(item, item_name(name), indent, {}, is_list);
            return;
        }
        for (const Node& child : node.children) {
            if (is_attribute(node, child, is_compact)) continue;
            const bool is_list_content = child.name == "wert" && child.is(Kind::Array);
            if (is_list_content)
                children(child, name, indent, false);
            else
                element(child, child.name, indent);
        }
    }
    std::string item_name(const std::string& list) const {
        const auto found = lists_.item_names.find(core::canonical_name(list));
        return found == lists_.item_names.end() ? "zeitraum" : found->second;
    }

    const Lists& lists_;
    std::string text_;
};

}  // namespace

std::string write_json(const Household& household, const model::RuleBook& book) {
    return json(Disassembler{household, book}.root(), 0) + "\n";
}

std::string write_xml(const Household& household, const model::RuleBook& book) {
    Node root = Disassembler{household, book}.root();
    const Lists lists{book};
    XmlPrinter printer{lists};
    std::string id;
    for (const Node& member : root.children) {
        if (member.name == "person")
            id = " kennung=\"" + escape_xml(member.children.front().text) + "\"";
        else if (member.name == "personen")
            printer.persons(member, 2);
        else
            printer.element(member, member.name, 2);
    }
    const std::string body = printer.take();
    const bool uses_nil = body.find("xsi:nil") != std::string::npos;
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<person" +
           std::string{uses_nil ? " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"" : ""} + id +
           ">\n" + body + "</person>\n";
}

}  // namespace evaluator::person
