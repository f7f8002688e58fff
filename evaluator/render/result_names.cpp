#include "evaluator/render/result_names.hpp"

namespace evaluator::render {

namespace model = dsl::model;

std::string_view result_name(explain::State state) {
    switch (state) {
        case explain::State::Met: return "erfuellt";
        case explain::State::NotMet: return "nicht_erfuellt";
        case explain::State::Waived: return "entfaellt";
        case explain::State::NotApplicable: return "nicht_einschlaegig";
        case explain::State::Open: return "offen";
    }
    return "offen";
}

std::string_view result_name(explain::Outcome outcome) {
    switch (outcome) {
        case explain::Outcome::Claim: return "anspruch";
        case explain::Outcome::RegularClaim: return "regelanspruch";
        case explain::Outcome::DiscretionOpened: return "ermessen_eroeffnet";
        case explain::Outcome::TakesEffect: return "tritt_ein";
        case explain::Outcome::DoesNotExist: return "besteht_nicht";
        case explain::Outcome::Open: return "offen";
        case explain::Outcome::NotInForce: return "nicht_in_kraft";
    }
    return "offen";
}

std::string_view result_name(explain::ReasonKind kind) {
    switch (kind) {
        case explain::ReasonKind::Fact: return "angabe";
        case explain::ReasonKind::Judgement: return "wertung";
        case explain::ReasonKind::Discretion: return "ermessen";
        case explain::ReasonKind::Reading: return "lesart";
        case explain::ReasonKind::Atypical: return "atypisch";
        case explain::ReasonKind::Suspension: return "aussetzung";
    }
    return "angabe";
}

std::string_view result_name(explain::Helps helps) {
    switch (helps) {
        case explain::Helps::Yes: return "ja";
        case explain::Helps::No: return "nein";
        case explain::Helps::Either: return "beides";
    }
    return "beides";
}

std::string_view result_name(model::ConsequenceKind kind) {
    switch (kind) {
        case model::ConsequenceKind::Ist: return "ist";
        case model::ConsequenceKind::Soll: return "soll";
        case model::ConsequenceKind::Kann: return "kann";
        case model::ConsequenceKind::KraftGesetzes: return "kraft_gesetzes";
        case model::ConsequenceKind::Pflicht: return "pflicht";
        case model::ConsequenceKind::Verbot: return "verbot";
    }
    return "ist";
}

std::string_view result_name(model::Measure measure) {
    switch (measure) {
        case model::Measure::AtLeast: return "mindestens";
        case model::Measure::AtMost: return "hoechstens";
        case model::Measure::MoreThan: return "mehr_als";
        case model::Measure::LessThan: return "weniger_als";
    }
    return "mindestens";
}

std::string_view result_name(person::Standing standing) {
    switch (standing) {
        case person::Standing::Stated: return "angegeben";
        case person::Standing::Evidenced: return "belegt";
        case person::Standing::Contested: return "strittig";
    }
    return "angegeben";
}

std::string_view result_name(explain::ChainPart::Kind kind) {
    using Kind = explain::ChainPart::Kind;
    switch (kind) {
        case Kind::Counts: return "zaehlt";
        case Kind::Half: return "zur_haelfte";
        case Kind::Bridged: return "ueberbrueckt";
        case Kind::CountedGap: return "luecke_zaehlt";
        case Kind::BridgedGap: return "luecke_ueberbrueckt";
        case Kind::BreakingGap: return "luecke_unterbricht";
        case Kind::Doubtful: return "fraglich";
        case Kind::Credited: return "angerechnet";
    }
    return "zaehlt";
}

std::string_view result_name(model::ElementKind kind) {
    switch (kind) {
        case model::ElementKind::Voraussetzung: return "voraussetzung";
        case model::ElementKind::Regelvoraussetzung: return "regelvoraussetzung";
        case model::ElementKind::Ausschluss: return "ausschluss";
        case model::ElementKind::Regelausschluss: return "regelausschluss";
        case model::ElementKind::Kannausschluss: return "kannausschluss";
        case model::ElementKind::Aussetzung: return "aussetzung";
    }
    return "voraussetzung";
}

std::string_view result_name(explain::Matters matters) {
    switch (matters) {
        case explain::Matters::Yes: return "ja";
        case explain::Matters::Perhaps: return "vielleicht";
        case explain::Matters::No: return "nein";
    }
    return "vielleicht";
}

std::string_view result_name(explain::NeededAnswer::Says says) {
    using Says = explain::NeededAnswer::Says;
    switch (says) {
        case Says::Yes: return "ja";
        case Says::No: return "nein";
        case Says::OneOf: return "eines_von";
        case Says::Suitable: return "passend";
    }
    return "passend";
}

namespace {

std::string_view way_name(model::WayKind way) {
    switch (way) {
        case model::WayKind::None: return "fall";
        case model::WayKind::Entfaellt: return "entfaellt";
        case model::WayKind::Genuegt: return "genuegt";
        case model::WayKind::Unschaedlich: return "unschaedlich";
        case model::WayKind::EsSeiDenn: return "es_sei_denn";
        case model::WayKind::RegelmaessigUnschaedlich: return "regelmaessig_unschaedlich";
        case model::WayKind::RegelmaessigGenuegt: return "regelmaessig_genuegt";
        case model::WayKind::KannEntfallen: return "kann_entfallen";
        case model::WayKind::KannGenuegen: return "kann_genuegen";
        case model::WayKind::SollEntfallen: return "soll_entfallen";
        case model::WayKind::SollGenuegen: return "soll_genuegen";
    }
    return "fall";
}

}  // namespace

std::string_view result_name(const explain::Node& node) {
    using Kind = explain::Node::Kind;
    switch (node.kind) {
        case Kind::Element: return result_name(node.element_kind);
        case Kind::Way: return way_name(node.way);
        case Kind::Case: return "fall";
        case Kind::AllOf: return "alle_von";
        case Kind::AnyOf: return "eines_von";
        case Kind::NoneOf: return "keines_von";
        case Kind::CountOf: return "mehrere_von";
        case Kind::Not: return "nicht";
        case Kind::Leaf: return "bedingung";
        case Kind::Definition: return "begriff";
        case Kind::OtherNorm: return "andere_norm";
        case Kind::OtherPerson: return "andere_person";
        case Kind::Item: return "listenpunkt";
    }
    return "bedingung";
}

}  // namespace evaluator::render
