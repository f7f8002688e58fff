#include "apps/paragraf/ask_signs.hpp"

#include "evaluator/explain/explain.hpp"
#include "evaluator/missing/steps.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace apps {

namespace {

namespace core = dsl::core;
namespace engine = evaluator::engine;
namespace explain = evaluator::explain;
namespace model = dsl::model;
namespace render = evaluator::render;
using explain::Node;

std::string text_of(const Node& node);

std::string joined_children(const Node& node, const char* between) {
    std::vector<std::string> parts;
    for (const Node& inner : node.children)
        if (std::string text = text_of(inner); !text.empty()) parts.push_back(std::move(text));
    return render::joined(parts, between);
}

/// A condition in the words of the facts it reads.
std::string text_of(const Node& node) {
    if (!node.text.empty()) return node.text;
    switch (node.kind) {
        case Node::Kind::AnyOf: return joined_children(node, " oder ");
        case Node::Kind::Not:
        case Node::Kind::NoneOf: return "nicht: " + joined_children(node, " oder ");
        default: break;
    }
    if (!node.children.empty()) return joined_children(node, " und ");
    std::vector<std::string> facts;
    for (const explain::UsedFact& fact : node.facts) facts.push_back(render::fact_label(fact));
    return render::joined(facts, ", ");
}

const char* word_of(explain::State state) {
    switch (state) {
        case explain::State::Met: return "ja";
        case explain::State::NotMet: return "nein";
        case explain::State::NotApplicable:
        case explain::State::Waived:
        case explain::State::Open: break;
    }
    return "offen";
}

}  // namespace

AskSigns::Stand& AskSigns::stand_of(model::JudgementId judgement) {
    auto& known = known_[judgement.index];
    if (known) return *known;
    known = std::make_unique<Stand>();
    known->book = *plan_.book;
    std::vector<core::Citation> targets;
    const auto indications = known->book.judgement(judgement).indications;
    for (const model::Indication& indication : indications) {
        targets.push_back(evaluator::missing::condition_number(targets.size()));
        evaluator::missing::add_norm(known->book, targets.back(), indication.condition);
        known->in_favour.push_back(indication.in_favour);
    }
    known->plan = engine::compile(known->book, options_, targets);
    return *known;
}

std::vector<AskSign> AskSigns::of(model::JudgementId judgement, const evaluator::person::Household& household,
                                  evaluator::person::PersonIndex who) {
    if (plan_.book->judgement(judgement).indications.empty()) return {};
    Stand& stand = stand_of(judgement);
    engine::Evaluation evaluation{stand.plan};
    evaluation.begin(household, options_.as_of, who);
    explain::ExplainOptions wanted;
    wanted.with_dates = wanted.with_trials = wanted.with_answers = false;
    const explain::Report report = explain::explain(evaluation, wanted);
    std::vector<AskSign> result;
    for (const explain::NormReport& norm : report.norms) {
        if (norm.elements.empty() || result.size() >= stand.in_favour.size()) continue;
        const Node& sign = norm.elements.front();
        result.push_back({stand.in_favour[result.size()], text_of(sign), word_of(sign.state)});
    }
    return result;
}

}  // namespace apps
