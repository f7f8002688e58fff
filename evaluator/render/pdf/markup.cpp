#include "evaluator/render/pdf/markup.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace evaluator::render::pdf {

namespace {

constexpr std::array<std::string_view, 3> childless{"br", "meta", "!DOCTYPE"};

std::string without_entities(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 5> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    std::string out;
    while (!text.empty()) {
        const auto entity = std::find_if(entities.begin(), entities.end(),
                                         [&](const auto& one) { return text.starts_with(one.first); });
        out += entity == entities.end() ? text.front() : entity->second;
        text.remove_prefix(entity == entities.end() ? 1 : entity->first.size());
    }
    return out;
}

class Reader {
public:
    explicit Reader(std::string_view page) : rest_(page) {}

    Element read() {
        Element root;
        children_of(root);
        assert(rest_.empty());
        return root;
    }

private:
    std::string_view take(std::size_t length) {
        const std::string_view taken = rest_.substr(0, length);
        rest_.remove_prefix(taken.size());
        return taken;
    }

    void children_of(Element& parent) {
        while (!rest_.empty()) {
            if (rest_.starts_with("</")) {
                const std::string_view closing = take(rest_.find('>') + 1);
                assert(closing.substr(2, closing.size() - 3) == parent.name);
                return;
            }
            Element child;
            if (rest_.front() != '<') {
                child.text = without_entities(take(std::min(rest_.find('<'), rest_.size())));
            } else {
                child = opening();
                if (child.name == "style" || child.name == "svg")
                    take(rest_.find("</" + child.name) + child.name.size() + 3);  // in languages of their own
                else if (std::find(childless.begin(), childless.end(), child.name) == childless.end())
                    children_of(child);
            }
            parent.children.push_back(std::move(child));
        }
    }

    Element opening() {
        take(1);
        Element element;
        element.name = take(rest_.find_first_of(" \n>"));
        while (true) {
            take(std::min(rest_.find_first_not_of(blanks), rest_.size()));
            if (rest_.empty() || take(rest_.front() == '>' ? 1 : 0) == ">") return element;
            const std::string key(take(rest_.find_first_of("= \n>")));
            std::string value;
            if (rest_.starts_with("=\"")) {
                take(2);
                value = without_entities(take(rest_.find('"')));
                take(1);
            }
            element.attributes.emplace(key, std::move(value));
        }
    }

    std::string_view rest_;
};

}  // namespace

std::string_view Element::attribute(std::string_view key) const {
    const auto found = attributes.find(key);
    return found == attributes.end() ? std::string_view{} : found->second;
}

bool Element::has_class(std::string_view wanted) const {
    const std::string all = " " + std::string(attribute("class")) + " ";
    return all.find(" " + std::string(wanted) + " ") != std::string::npos;
}

const Element* Element::find(std::string_view wanted) const {
    if (name == wanted) return this;
    for (const Element& child : children)
        if (const Element* found = child.find(wanted)) return found;
    return nullptr;
}

std::string Element::words() const {
    std::string result = text;
    for (const Element& child : children) result += child.words();
    return result;
}

Element read_markup(std::string_view page) { return Reader{page}.read(); }

}  // namespace evaluator::render::pdf
