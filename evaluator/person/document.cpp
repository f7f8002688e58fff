#include "evaluator/person/document.hpp"

namespace evaluator::person {

const Node* Node::find(std::string_view member) const {
    for (const Node& child : children)
        if (core::same_name(child.name, member)) return &child;
    return nullptr;
}

bool TreeBuilder::name(std::string name, core::Span span) {
    if (name.size() > max_name_bytes) {
        problems_.report(Code::PersonTextTooLong, span, path(), name.size(), max_name_bytes);
        return false;
    }
    const bool is_new = open_.empty() || open_.back().names.insert(core::canonical_name(name)).second;
    if (!is_new) {
        problems_.report(Code::FactTwice, span, path(), name);
        has_duplicates_ = true;
    }
    name_ = std::move(name);
    name_span_ = span;
    return true;
}

bool TreeBuilder::scalar(Node::Kind kind, std::string text, core::Span span) {
    if (!fits(span)) return false;
    if (text.size() > max_text_bytes) {
        problems_.report(Code::PersonTextTooLong, span, path(), text.size(), max_text_bytes);
        return false;
    }
    Node node = begin(kind, span);
    node.text = std::move(text);
    add(std::move(node));
    return true;
}

bool TreeBuilder::open(Node::Kind kind, core::Span span) {
    if (!fits(span)) return false;
    if (open_.size() >= max_nesting) {
        problems_.report(Code::PersonNestingTooDeep, span, path(), max_nesting);
        return false;
    }
    open_.push_back({begin(kind, span), {}});
    return true;
}

void TreeBuilder::close() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(node));
}

Node TreeBuilder::begin(Node::Kind kind, core::Span span) {
    Node node;
    node.kind = kind;
    node.span = span;
    if (is_in_object()) {
        node.name = std::move(name_);
        node.name_span = name_span_;
    }
    name_.clear();
    return node;
}

bool TreeBuilder::fits(core::Span span) {
    if (++values_ > max_values) {
        problems_.report(Code::PersonFileTooLarge, span, path(), values_, max_values,
                         phrase(TextId::UnitValues));
        return false;
    }
    if (!open_.empty() && open_.back().node.is(Node::Kind::Array) &&
        open_.back().node.children.size() >= max_list_length) {
        problems_.report(Code::TooManyItems, span, path(), open_.back().node.name, max_list_length);
        return false;
    }
    return true;
}

void TreeBuilder::add(Node node) {
    if (open_.empty())
        root_ = std::move(node);
    else
        open_.back().node.children.push_back(std::move(node));
}

std::string TreeBuilder::path() const {
    std::string text;
    for (std::size_t i = 0; i < open_.size(); ++i) {
        const bool is_item = i > 0 && open_[i - 1].node.is(Node::Kind::Array);
        if (is_item)
            text += "[" + std::to_string(open_[i - 1].node.children.size()) + "]";
        else if (!open_[i].node.name.empty())
            text += (text.empty() ? "" : ".") + open_[i].node.name;
    }
    return text;
}

bool is_readable(std::string_view text, core::FileId file, Problems& problems) {
    if (text.size() > max_file_bytes) {
        problems.report(Code::PersonFileTooLarge, {file, 0, 0}, Path{}, text.size(), max_file_bytes,
                        phrase(TextId::UnitBytes));
        return false;
    }
    if (const auto at = core::find_invalid_utf8(text)) {
        const auto begin = static_cast<std::uint32_t>(*at);
        problems.report(Code::InvalidUtf8, {file, begin, begin + 1}, Path{});
        return false;
    }
    return true;
}

}  // namespace evaluator::person
