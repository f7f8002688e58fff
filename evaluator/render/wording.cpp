#include "evaluator/render/wording.hpp"

#include <array>

#include "evaluator/render/values.hpp"

namespace evaluator::render {

namespace {

using explain::Node;
using explain::Outcome;
using explain::ReasonKind;
using explain::State;

bool is_bar(model::ElementKind kind) {
    using model::ElementKind;
    switch (kind) {
        case ElementKind::Ausschluss:
        case ElementKind::Regelausschluss:
        case ElementKind::Kannausschluss: return true;
        case ElementKind::Voraussetzung:
        case ElementKind::Regelvoraussetzung:
        case ElementKind::Aussetzung: return false;
    }
    return false;
}

struct StateWords {
    Phrase met, not_met, as_a_rule_not_met;
};

StateWords words_for(Role role) {
    switch (role) {
        case Role::Requirement:
            return {Phrase::state_met, Phrase::state_not_met, Phrase::state_as_a_rule_not_met};
        case Role::Bar: return {Phrase::bar_met, Phrase::bar_not_met, Phrase::bar_as_a_rule_not_met};
        case Role::Suspension:
            return {Phrase::bar_met, Phrase::suspension_not_met, Phrase::suspension_not_met};
        case Role::Way:
        case Role::Exception: return {Phrase::way_met, Phrase::way_not_met, Phrase::way_not_met};
        case Role::Condition:
            return {Phrase::condition_met, Phrase::condition_not_met, Phrase::condition_not_met};
    }
    return {Phrase::state_met, Phrase::state_not_met, Phrase::state_as_a_rule_not_met};
}

/// Conditions and exceptions carry no good or bad mark: "trifft zu" inside a bar is bad news.
bool carries_mark(Role role) {
    switch (role) {
        case Role::Requirement:
        case Role::Bar:
        case Role::Suspension: return true;
        case Role::Way:
        case Role::Exception:
        case Role::Condition: return false;
    }
    return true;
}

Mark mark_of(const Node& node) {
    if (node.as_a_rule_only && node.state != State::Met) return Mark::AsARuleNotMet;
    switch (node.state) {
        case State::Met: return Mark::Met;
        case State::NotMet: return Mark::NotMet;
        case State::Waived: return Mark::Waived;
        case State::NotApplicable: return Mark::NotApplicable;
        case State::Open: return Mark::Open;
    }
    return Mark::None;
}

/// The words for "why" of one reason; facts say what exactly is wrong with them.
Phrase because(const explain::Reason& reason) {
    switch (reason.kind) {
        case ReasonKind::Judgement: return Phrase::because_judgement;
        case ReasonKind::Discretion: return Phrase::because_discretion;
        case ReasonKind::Reading: return Phrase::because_reading;
        case ReasonKind::Atypical: return Phrase::because_atypical;
        case ReasonKind::Suspension: return Phrase::because_suspension;
        case ReasonKind::Fact: break;
    }
    if (reason.is_contested) return Phrase::because_contested;
    if (reason.lacks_proof) return Phrase::because_no_proof;
    if (reason.is_partly_known) return Phrase::because_partly_known;
    return Phrase::because_fact;
}

}  // namespace

Role role_of(const Node& node, Role enclosing) {
    switch (node.kind) {
        case Node::Kind::Element:
            if (node.element_kind == model::ElementKind::Aussetzung) return Role::Suspension;
            return is_bar(node.element_kind) ? Role::Bar : Role::Requirement;
        case Node::Kind::Way: return node.way == model::WayKind::EsSeiDenn ? Role::Exception : Role::Way;
        case Node::Kind::OtherNorm: return Role::Requirement;
        case Node::Kind::OtherPerson:
        case Node::Kind::Item: return enclosing;
        case Node::Kind::Case:
        case Node::Kind::AllOf:
        case Node::Kind::AnyOf:
        case Node::Kind::NoneOf:
        case Node::Kind::CountOf:
        case Node::Kind::Not:
        case Node::Kind::Leaf:
        case Node::Kind::Definition: return Role::Condition;
    }
    return Role::Condition;
}

Badge badge_of(const Node& node, Role role) {
    const StateWords words = words_for(role);
    Badge badge{mark_of(node), {}};
    if (!carries_mark(role) && badge.mark != Mark::Open) badge.mark = Mark::None;
    if (node.as_a_rule_only && node.state != State::Met && node.state != State::Waived) {
        badge.words = say(words.as_a_rule_not_met);
        return badge;
    }
    switch (node.state) {
        case State::Met: badge.words = say(words.met); break;
        case State::NotMet: badge.words = say(words.not_met); break;
        case State::Waived: badge.words = say(Phrase::state_waived); break;
        case State::NotApplicable: badge.words = say(Phrase::state_not_applicable); break;
        case State::Open:
            badge.words = node.reasons.empty() ? say(Phrase::state_open)
                                               : say(Phrase::open_because, why_open(node.reasons));
            break;
    }
    return badge;
}

/// Results carry no good or bad mark: a reader must not be led by a colour, and a ban that applies is
/// nobody's success.
Badge badge_of(const explain::NormReport& norm) {
    if (norm.as_a_rule_only) return {Mark::None, say(Phrase::outcome_as_a_rule_not)};
    switch (norm.outcome) {
        case Outcome::Claim: return {Mark::None, say(Phrase::outcome_claim)};
        case Outcome::RegularClaim: return {Mark::None, say(Phrase::outcome_regular_claim)};
        case Outcome::DiscretionOpened: return {Mark::None, say(Phrase::outcome_discretion)};
        case Outcome::TakesEffect: return {Mark::None, say(Phrase::outcome_takes_effect)};
        case Outcome::NotInForce: return {Mark::None, say(Phrase::outcome_not_in_force)};
        case Outcome::DoesNotExist: return {Mark::None, say(Phrase::outcome_does_not_exist)};
        case Outcome::Open:
            return {Mark::Open, norm.reasons.empty() ? say(Phrase::outcome_open)
                                                     : say(Phrase::open_because, why_open(norm.reasons))};
    }
    return {};
}

std::string why_open(const std::vector<explain::Reason>& reasons) {
    constexpr std::array order{
        Phrase::because_fact,     Phrase::because_partly_known, Phrase::because_contested,
        Phrase::because_no_proof, Phrase::because_judgement,    Phrase::because_discretion,
        Phrase::because_reading,  Phrase::because_atypical,     Phrase::because_suspension,
    };
    std::vector<std::string> words;
    for (const Phrase phrase : order) {
        for (const auto& reason : reasons) {
            if (because(reason) != phrase) continue;
            words.push_back(say(phrase));
            break;
        }
    }
    return joined(words, ", ");
}

Phrase name_of(model::ElementKind kind) {
    using model::ElementKind;
    switch (kind) {
        case ElementKind::Voraussetzung: return Phrase::element_voraussetzung;
        case ElementKind::Regelvoraussetzung: return Phrase::element_regelvoraussetzung;
        case ElementKind::Ausschluss: return Phrase::element_ausschluss;
        case ElementKind::Regelausschluss: return Phrase::element_regelausschluss;
        case ElementKind::Kannausschluss: return Phrase::element_kannausschluss;
        case ElementKind::Aussetzung: return Phrase::element_aussetzung;
    }
    return Phrase::element_voraussetzung;
}

Phrase name_of(model::WayKind way) {
    using model::WayKind;
    switch (way) {
        case WayKind::None: return Phrase::part_case;
        case WayKind::Entfaellt: return Phrase::way_entfaellt;
        case WayKind::Genuegt: return Phrase::way_genuegt;
        case WayKind::Unschaedlich: return Phrase::way_unschaedlich;
        case WayKind::EsSeiDenn: return Phrase::way_es_sei_denn;
        case WayKind::RegelmaessigUnschaedlich: return Phrase::way_regelmaessig_unschaedlich;
        case WayKind::RegelmaessigGenuegt: return Phrase::way_regelmaessig_genuegt;
        case WayKind::KannEntfallen: return Phrase::way_kann_entfallen;
        case WayKind::KannGenuegen: return Phrase::way_kann_genuegen;
        case WayKind::SollEntfallen: return Phrase::way_soll_entfallen;
        case WayKind::SollGenuegen: return Phrase::way_soll_genuegen;
    }
    return Phrase::part_case;
}

Phrase name_of(model::ConsequenceKind kind) {
    using model::ConsequenceKind;
    switch (kind) {
        case ConsequenceKind::Ist: return Phrase::kind_ist;
        case ConsequenceKind::Soll: return Phrase::kind_soll;
        case ConsequenceKind::Kann: return Phrase::kind_kann;
        case ConsequenceKind::KraftGesetzes: return Phrase::kind_kraft_gesetzes;
        case ConsequenceKind::Pflicht: return Phrase::kind_pflicht;
        case ConsequenceKind::Verbot: return Phrase::kind_verbot;
    }
    return Phrase::kind_ist;
}

Phrase explanation_of(const explain::NormReport& norm) {
    switch (norm.outcome) {
        case Outcome::Claim: return Phrase::explain_claim;
        case Outcome::RegularClaim: return Phrase::explain_regular_claim;
        case Outcome::DiscretionOpened: return Phrase::explain_discretion;
        case Outcome::TakesEffect: return Phrase::explain_takes_effect;
        case Outcome::NotInForce: return Phrase::not_in_force_at_all;
        case Outcome::DoesNotExist:
            if (!norm.conflict.empty()) return Phrase::explain_conflict;
            return norm.as_a_rule_only ? Phrase::explain_as_a_rule_not : Phrase::explain_does_not_exist;
        case Outcome::Open: return norm.as_a_rule_only ? Phrase::explain_as_a_rule_not : Phrase::explain_open;
    }
    return Phrase::explain_open;
}

Phrase kind_of(const explain::Reason& reason) {
    switch (because(reason)) {
        case Phrase::because_judgement: return Phrase::ask_judgement;
        case Phrase::because_discretion: return Phrase::ask_discretion;
        case Phrase::because_reading: return Phrase::ask_reading;
        case Phrase::because_atypical: return Phrase::ask_atypical;
        case Phrase::because_suspension: return Phrase::ask_suspension;
        case Phrase::because_contested: return Phrase::ask_contested;
        case Phrase::because_no_proof: return Phrase::ask_no_proof;
        case Phrase::because_partly_known: return Phrase::ask_partly_known;
        default: return Phrase::ask_fact;  // the enumeration is all sentences, not the kinds of reason
    }
}

std::string question_of(const explain::Reason& reason) {
    const std::string text = reason.question.empty() ? spoken_name(reason.name) : reason.question;
    if (reason.kind == ReasonKind::Atypical) return say(Phrase::question_atypical, text);
    if (reason.kind == ReasonKind::Discretion && !is_question(text))
        return say(Phrase::question_discretion, text);
    if (reason.kind == ReasonKind::Judgement && !is_question(text))
        return say(Phrase::question_judgement, text);
    return text;
}

explain::Reason with_filled_question(explain::Reason reason, const explain::NormReport& norm) {
    if (reason.question.find('{') == std::string::npos) return reason;
    const std::size_t slash = reason.name.find('/');
    for (const auto& element : norm.elements) {
        if (element.id != reason.name.substr(0, slash)) continue;
        if (slash == std::string::npos) reason.question = inflected(element.text);
        for (const auto& way : element.children)
            if (slash != std::string::npos && way.id == reason.name.substr(slash + 1))
                reason.question = inflected(way.text);
    }
    return reason;
}

Phrase counting_of(explain::ChainPart::Kind kind) {
    using Kind = explain::ChainPart::Kind;
    switch (kind) {
        case Kind::Counts: return Phrase::chain_counts;
        case Kind::Half: return Phrase::chain_half;
        case Kind::Bridged: return Phrase::chain_bridged;
        case Kind::CountedGap: return Phrase::chain_counted_gap;
        case Kind::BridgedGap: return Phrase::chain_bridged_gap;
        case Kind::BreakingGap: return Phrase::chain_breaking_gap;
        case Kind::Doubtful: return Phrase::chain_doubtful;
        case Kind::Credited: return Phrase::chain_credited;
    }
    return Phrase::chain_counts;
}

namespace {

std::string yes_or_no(explain::NeededAnswer::Of asked, bool yes) {
    using Of = explain::NeededAnswer::Of;
    switch (asked) {
        case Of::Event: return say(yes ? Phrase::answer_happened : Phrase::answer_not_happened);
        case Of::List: return say(yes ? Phrase::answer_entry : Phrase::answer_no_entry);
        case Of::Person:
            if (!yes) return say(Phrase::answer_nobody);
            break;
        case Of::Question: break;
    }
    return say(yes ? Phrase::answer_yes : Phrase::answer_no);
}

}  // namespace

std::string answer_words(const explain::NeededAnswer& answer, bool as_yes) {
    using Says = explain::NeededAnswer::Says;
    switch (answer.says) {
        case Says::Yes: return yes_or_no(answer.of, true);
        case Says::No: return yes_or_no(answer.of, false);
        case Says::OneOf: {  // "A, B oder C"
            const auto& values = answer.values;
            if (values.size() < 2) return joined(values, ", ");
            return say(Phrase::value_either, joined({values.begin(), values.end() - 1}, ", "), values.back());
        }
        case Says::Suitable: return say(as_yes ? Phrase::answer_fits : Phrase::answer_fits_not);
    }
    return {};
}

}  // namespace evaluator::render
