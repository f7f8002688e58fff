#include <catch2/catch.hpp>

#include "evaluator/render/compose_entry.hpp"
#include "evaluator/render/relevance.hpp"

using namespace evaluator;
using explain::Node;
using explain::State;
using render::Role;
using Kind = explain::Node::Kind;

namespace {

Node part(Kind kind, State state, std::string text, std::vector<Node> children = {}) {
    Node node;
    node.kind = kind;
    node.state = state;
    node.text = std::move(text);
    node.children = std::move(children);
    return node;
}
Node leaf(State state, std::string text) { return part(Kind::Leaf, state, std::move(text)); }
Node way(State state, std::string text) {
    Node node = part(Kind::Way, state, std::move(text), {leaf(state, "Bedingung des Wegs")});
    node.way = dsl::model::WayKind::Entfaellt;
    return node;
}
Node element(State state, std::vector<Node> children,
             dsl::model::ElementKind kind = dsl::model::ElementKind::Voraussetzung) {
    Node node = part(Kind::Element, state, "Voraussetzung", std::move(children));
    node.element_kind = kind;
    return node;
}

/// Names of the parts shown, those without their content in brackets.
std::string shown(const Node& node, Role role = Role::Requirement) {
    std::string text;
    for (const auto& one : render::relevant_parts(node, role)) {
        if (!text.empty()) text += ", ";
        text += one.is_title_only ? "[" + one.node->text + "]" : one.node->text;
    }
    return text;
}

}  // namespace

TEST_CASE("a decided group shows what decides it, an open one everything") {
    const std::vector<Node> children{leaf(State::Met, "ja"), leaf(State::NotMet, "nein"),
                                     leaf(State::Open, "offen")};
    CHECK(shown(part(Kind::AnyOf, State::Met, "", children)) == "ja");
    CHECK(shown(part(Kind::AllOf, State::NotMet, "", children)) == "nein");
    CHECK(shown(part(Kind::NoneOf, State::NotMet, "", children)) == "ja");
    CHECK(shown(part(Kind::AnyOf, State::Open, "", children)) == "ja, nein, offen");
    CHECK(shown(part(Kind::CountOf, State::Met, "", children)) == "ja, nein, offen");
}

TEST_CASE("a group settled by bounds although no part is still shows its parts") {
    CHECK(shown(part(Kind::AnyOf, State::Met, "", {leaf(State::Open, "a"), leaf(State::Open, "b")})) ==
          "a, b");
}

TEST_CASE("a requirement that stands by itself does not list the ways around it") {
    CHECK(shown(element(State::Met, {leaf(State::Met, "Grund"), way(State::NotMet, "Weg")})) == "Grund");
    CHECK(shown(element(State::Met, {leaf(State::NotMet, "Grund"), way(State::NotMet, "Bar-Weg")},
                        dsl::model::ElementKind::Ausschluss),
                Role::Bar) == "Grund");
}

TEST_CASE("a waived requirement lists all ways tried and opens the one that helps") {
    CHECK(
        shown(element(State::Waived, {leaf(State::NotMet, "Grund"), way(State::Met, "hilft"),
                                      way(State::NotMet, "hilft nicht"), way(State::Open, "vielleicht")})) ==
        "Grund, hilft, [hilft nicht], [vielleicht]");
}

TEST_CASE("a requirement that fails or is open shows every way") {
    for (const State state : {State::NotMet, State::Open})
        CHECK(shown(element(state, {leaf(State::NotMet, "Grund"), way(State::NotMet, "a"),
                                    way(State::Open, "b")})) == "Grund, a, b");
}

TEST_CASE("what does not apply shows nothing") {
    CHECK(shown(element(State::NotApplicable, {leaf(State::Met, "Grund")})).empty());
}

TEST_CASE("in a norm that fails anyhow, only what fails is opened") {
    const Node met = element(
        State::Met, {part(Kind::AnyOf, State::Met, "", {leaf(State::Met, "a"), leaf(State::Met, "b")})});
    const Node failing =
        element(State::NotMet,
                {part(Kind::AnyOf, State::NotMet, "", {leaf(State::NotMet, "a"), leaf(State::NotMet, "b")})});
    CHECK(render::compose_entry(met, Role::Requirement, {{}, {}, true}).parts.empty());
    CHECK_FALSE(render::compose_entry(met, Role::Requirement, {{}, {}, false}).parts.empty());
    CHECK_FALSE(render::compose_entry(failing, Role::Requirement, {{}, {}, true}).parts.empty());
}
