#include "sample_reports.hpp"

namespace evaluator::render::samples {

namespace {

namespace core = dsl::core;
namespace model = dsl::model;
using explain::Calculation;
using explain::ChainPart;
using explain::Helps;
using explain::Node;
using explain::NormReport;
using explain::Outcome;
using explain::Quantity;
using explain::Reason;
using explain::ReasonKind;
using explain::Report;
using explain::State;
using explain::UsedFact;
using Kind = explain::Node::Kind;
using Unit = explain::Quantity::Unit;

core::Date on(std::string_view iso) { return *core::parse_iso(iso); }
core::Citation cite(std::string_view text) { return std::get<core::Citation>(core::parse_citation(text)); }

template <typename Value> Quantity known(Value value, Unit unit = Unit::None) {
    Quantity quantity;
    quantity.unit = unit;
    quantity.low = value;
    quantity.high = value;
    return quantity;
}
template <typename Value> Quantity between(Value low, Value high, Unit unit = Unit::None) {
    Quantity quantity;
    quantity.unit = unit;
    quantity.low = low;
    quantity.high = high;
    quantity.is_range = true;
    return quantity;
}
Quantity unknown() {
    Quantity quantity;
    quantity.is_unknown = true;
    return quantity;
}
core::Duration months(int count) { return core::Duration::of_months(count); }

UsedFact fact(std::string name, std::string question, Quantity value, std::string_view asked_under) {
    UsedFact used;
    used.name = std::move(name);
    used.question = std::move(question);
    used.value = std::move(value);
    used.asked_under = {cite(asked_under)};
    return used;
}
UsedFact evidenced(UsedFact used, person::Proof proof) {
    used.standing = person::Standing::Evidenced;
    used.proofs.push_back(std::move(proof));
    return used;
}

Node part(Kind kind, State state, std::string text = {}) {
    Node node;
    node.kind = kind;
    node.state = state;
    node.text = std::move(text);
    return node;
}
Node element(std::string id, std::string text, std::string_view citation, State state,
             model::ElementKind kind = model::ElementKind::Voraussetzung) {
    Node node = part(Kind::Element, state, std::move(text));
    node.id = std::move(id);
    node.citations = {cite(citation)};
    node.element_kind = kind;
    return node;
}
Node way(model::WayKind kind, State state, std::string text, std::string_view citation) {
    Node node = part(Kind::Way, state, std::move(text));
    node.way = kind;
    node.citations = {cite(citation)};
    return node;
}
Node leaf(State state, UsedFact used) {
    Node node = part(Kind::Leaf, state);
    node.facts.push_back(std::move(used));
    return node;
}

Reason reason(ReasonKind kind, std::string name, std::string question, std::string_view citation,
              Helps helps = Helps::Yes) {
    Reason why;
    why.kind = kind;
    why.name = std::move(name);
    why.question = std::move(question);
    why.citation = cite(citation);
    why.helps = helps;
    return why;
}

ChainPart stretch(ChainPart::Kind kind, std::string_view from, std::string_view until,
                  std::string_view citation, std::string status, core::Rational subtracted = {}) {
    ChainPart chain_part{kind, {on(from), on(until)}, cite(citation), std::move(status), false, subtracted};
    return chain_part;
}

Calculation residence() {
    Calculation sum;
    sum.operation = model::Operation::UninterruptedFor;
    sum.subject = "Geduldet, gestattet oder mit Aufenthaltserlaubnis";
    sum.have = known(months(69));
    sum.need = known(months(72));
    sum.since = on("2021-02-03");
    sum.met_on = on("2027-02-03");
    sum.parts = {
        stretch(ChainPart::Kind::BreakingGap, "2020-09-01", "2021-01-10",
                "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG", ""),
        stretch(ChainPart::Kind::Counts, "2021-01-10", "2022-03-15", "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG",
                "gestattung"),
        stretch(ChainPart::Kind::BridgedGap, "2022-03-15", "2022-03-20", "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG",
                "", core::Rational{5}),
        stretch(ChainPart::Kind::Bridged, "2022-03-20", "2022-04-08", "§ 60b Abs. 5 Satz 1 AufenthG",
                "duldung_60b", core::Rational{19}),
        stretch(ChainPart::Kind::Counts, "2022-04-08", "2026-11-25", "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG",
                "duldung_60a"),
    };
    return sum;
}

Node residence_element() {
    Node node =
        element("voraufenthalt", "Seit 6 Jahren ununterbrochen im Bundesgebiet",
                "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG", State::NotMet, model::ElementKind::Regelvoraussetzung);
    node.as_a_rule_only = true;
    node.version = {on("2022-12-31"), core::Date::never()};
    node.holds_until = on("2027-02-03");
    node.met_from = on("2027-02-03");
    Node base = part(Kind::Leaf, State::NotMet);
    base.calculations = {residence()};
    node.children = {base};
    return node;
}

Node livelihood_element() {
    Node node =
        element("lebensunterhalt", "Überwiegend durch Erwerbstätigkeit gesichert",
                "§ 25b Abs. 1 Satz 2 Nr. 3 AufenthG", State::Met, model::ElementKind::Regelvoraussetzung);
    node.holds_until = on("2027-01-01");
    Node any = part(Kind::AnyOf, State::Met);
    Node share = part(Kind::Leaf, State::Met);
    Calculation sum;
    sum.operation = model::Operation::Compare;
    sum.measure = model::Measure::MoreThan;
    sum.subject = "Anteil des Erwerbseinkommens am Bedarf";
    sum.have = known(core::Rational{200, 3}, Unit::Percent);
    sum.need = known(core::Rational{50}, Unit::Percent);
    share.calculations = {sum};
    share.facts = {evidenced(fact("erwerbseinkommen", "Nettoeinkommen im Monat",
                                  known(core::Rational{1000}, Unit::Euro), "§ 86 AufenthG"),
                             {"Lohnabrechnung", on("2026-10-31"), std::nullopt}),
                   fact("bedarf", "Bedarf nach SGB II im Monat", known(core::Rational{1500}, Unit::Euro),
                        "§ 86 AufenthG")};
    Node expected = part(Kind::Leaf, State::Open, "Sicherung ist zu erwarten");
    expected.reasons = {reason(ReasonKind::Judgement, "sicherung_zu_erwarten",
                               "Ist die Sicherung zu erwarten?", "§ 25b Abs. 1 Satz 2 Nr. 3 AufenthG")};
    any.children = {share, expected};
    Node harmless =
        way(model::WayKind::RegelmaessigUnschaedlich, State::NotMet,
            "Vorübergehender Bezug in Ausbildung, Familie oder Pflege", "§ 25b Abs. 1 Satz 3 AufenthG");
    node.children = {any, harmless};
    return node;
}

Node language_element() {
    Node node =
        element("sprache", "Mündliche Deutschkenntnisse auf dem Niveau A2",
                "§ 25b Abs. 1 Satz 2 Nr. 4 AufenthG", State::Open, model::ElementKind::Regelvoraussetzung);
    Reason why = reason(ReasonKind::Fact, "sprachniveau_mündlich",
                        "Welches Sprachniveau ist mündlich erreicht?", "§ 25b Abs. 1 Satz 2 Nr. 4 AufenthG");
    why.asked_under = {cite("§ 86 AufenthG")};
    why.proofs = {"Sprachzertifikat", "Niederschrift über ein Gespräch"};
    node.reasons = {why};
    node.proofs = why.proofs;
    node.hints = {"Ein einfaches Gespräch ohne Dolmetscher kann genügen."};
    Node base = leaf(State::Open, fact("sprachniveau_mündlich", "Welches Sprachniveau ist mündlich erreicht?",
                                       unknown(), "§ 86 AufenthG"));
    base.reasons = node.reasons;
    node.children = {base};
    return node;
}

Node conviction_element() {
    Node node = element("straftat", "Wegen einer vorsätzlichen Straftat verurteilt",
                        "§ 25b Abs. 2 Nr. 2 AufenthG", State::Met, model::ElementKind::Ausschluss);
    UsedFact list = fact("verurteilungen", "Verurteilungen", known(core::Rational{0}), "§ 86 AufenthG");
    list.is_sensitive = true;
    node.children = {
        leaf(State::NotMet, evidenced(list, {"Führungszeugnis", on("2026-11-02"), on("2027-02-02")}))};
    return node;
}

Report head() {
    Report report;
    report.person_id = "beispiel-amina";
    report.as_of = on("2026-11-25");
    report.law_date = on("2026-11-25");
    report.rules_version = "2026.11";
    report.rules_digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    report.checked_against = {
        {"AufenthG",
         on("2026-08-01"),
         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
         {}},
        {"StAG", on("2026-08-01"), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", {}}};
    return report;
}

NormReport norm(std::string_view citation, std::string title, Outcome outcome, model::ConsequenceKind kind,
                std::string consequence) {
    NormReport report;
    report.citation = cite(citation);
    report.title = std::move(title);
    report.outcome = outcome;
    report.consequence = explain::ConsequenceInfo{kind, std::move(consequence), State::Met};
    report.version = {on("2015-08-01"), core::Date::never()};
    return report;
}

}  // namespace

Report everyday() {
    Report report = head();
    NormReport integration =
        norm("§ 25b Abs. 1 AufenthG", "Aufenthaltserlaubnis bei nachhaltiger Integration", Outcome::Open,
             model::ConsequenceKind::Soll, "Aufenthaltserlaubnis erteilen");
    integration.leads_to = "Aufenthaltserlaubnis nach § 25b Abs. 1 AufenthG für höchstens 2 Jahre";
    integration.holds_until = on("2027-01-01");
    integration.elements = {residence_element(), livelihood_element(), language_element(),
                            conviction_element()};
    integration.reasons = language_element().reasons;
    integration.reasons.push_back(reason(ReasonKind::Atypical, "voraufenthalt",
                                         "Seit 6 Jahren ununterbrochen im Bundesgebiet",
                                         "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG"));
    integration.as_a_rule_only = true;
    NormReport course = norm("§ 44 Abs. 1 AufenthG", "Teilnahme am Integrationskurs", Outcome::Open,
                             model::ConsequenceKind::Ist, "zur Teilnahme zulassen");
    course.elements = {language_element()};
    course.reasons = language_element().reasons;
    report.norms = {course, integration};

    NormReport naturalisation = norm("§ 10 Abs. 1 StAG", "Anspruch auf Einbürgerung", Outcome::DoesNotExist,
                                     model::ConsequenceKind::Ist, "einbürgern");
    Node residence =
        element("aufenthalt", "Seit 5 Jahren rechtmäßig im Inland", "§ 10 Abs. 1 Satz 1 StAG", State::NotMet);
    Calculation sum;
    sum.operation = model::Operation::UninterruptedFor;
    sum.have = known(core::Duration{});
    sum.need = known(months(60));
    residence.calculations = {sum};
    naturalisation.elements = {residence};
    naturalisation.version = {on("2024-06-27"), core::Date::never()};
    report.norms.push_back(naturalisation);

    NormReport expired = norm("§ 104c Abs. 1 AufenthG", "Chancen-Aufenthaltsrecht", Outcome::NotInForce,
                              model::ConsequenceKind::Soll, "");
    expired.in_force_from = on("2022-12-31");
    expired.in_force_until = on("2025-12-30");
    report.not_in_force = {expired};
    report.lapsing_proofs = {
        "Führungszeugnis vom 02.11.2026: gültig bis 02.02.2027, gebraucht am 03.02.2027"};
    return report;
}

Report nothing() {
    Report report = head();
    report.person_id.clear();
    report.rules_version.clear();
    report.evidenced_only = true;
    return report;
}

namespace {

Node with_reasons(Node node, std::vector<Reason> reasons) {
    node.reasons = std::move(reasons);
    return node;
}

std::vector<Reason> all_reasons() {
    const std::string_view place = "§ 5 Abs. 1 Nr. 1 AufenthG";
    std::vector<Reason> reasons{
        reason(ReasonKind::Fact, "bedarf", "Bedarf im Monat", place, Helps::Either),
        reason(ReasonKind::Fact, "geburtsdatum", "Geburtsdatum", place),
        reason(ReasonKind::Fact, "straffrei", "Wurde die Person verurteilt?", place, Helps::No),
        reason(ReasonKind::Fact, "pass", "Liegt ein gültiger Pass vor?", place),
        reason(ReasonKind::Judgement, "lücke_unschädlich", "Ist die Lücke unschädlich?", place),
        reason(ReasonKind::Discretion, "anrechnung", "Frühere Aufenthalte anrechnen", place),
        reason(ReasonKind::Reading, "altantrag", "Gilt altes Recht für Altanträge?", place, Helps::Either),
        reason(ReasonKind::Atypical, "identität", "Identität geklärt", place),
        reason(ReasonKind::Suspension, "strafverfahren", "Ist das Strafverfahren beendet?", place),
    };
    reasons[1].is_partly_known = true;
    reasons[2].is_contested = true;
    reasons[2].is_sensitive = true;
    reasons[2].person = "partner";
    reasons[2].item = "verurteilungen[1]";
    reasons[3].lacks_proof = true;
    reasons[3].proofs = {"Pass"};
    reasons[3].asked_under = {cite("§ 86 AufenthG"), cite("§ 3 AufenthG")};
    reasons[4].span = model::Validity{on("2022-03-15"), on("2022-04-20")};
    return reasons;
}

std::vector<Node> all_states() {
    std::vector<Node> nodes;
    using model::ElementKind;
    for (const ElementKind kind :
         {ElementKind::Voraussetzung, ElementKind::Regelvoraussetzung, ElementKind::Ausschluss,
          ElementKind::Regelausschluss, ElementKind::Kannausschluss, ElementKind::Aussetzung})
        for (const State state :
             {State::Met, State::NotMet, State::Waived, State::NotApplicable, State::Open})
            nodes.push_back(element("e" + std::to_string(nodes.size()), "Text der Voraussetzung",
                                    "§ 5 Abs. 1 AufenthG", state, kind));
    Node as_a_rule = element("regel", "Nur im atypischen Fall", "§ 5 Abs. 1 AufenthG", State::NotMet,
                             ElementKind::Regelausschluss);
    as_a_rule.as_a_rule_only = true;
    nodes.push_back(as_a_rule);
    for (const Reason& why : all_reasons())
        nodes.push_back(with_reasons(
            element(why.name, "Offen aus einem Grund", "§ 5 Abs. 1 AufenthG", State::Open), {why}));
    nodes.push_back(with_reasons(
        element("alle", "Offen aus allen Gründen", "§ 5 Abs. 1 AufenthG", State::Open), all_reasons()));
    return nodes;
}

Node all_ways() {
    Node node = element("wege", "Mit allen Wegen", "§ 5 Abs. 1 AufenthG", State::Waived);
    using model::WayKind;
    for (const WayKind kind :
         {WayKind::Entfaellt, WayKind::Genuegt, WayKind::Unschaedlich, WayKind::EsSeiDenn,
          WayKind::RegelmaessigUnschaedlich, WayKind::RegelmaessigGenuegt, WayKind::KannEntfallen,
          WayKind::KannGenuegen, WayKind::SollEntfallen, WayKind::SollGenuegen})
        node.children.push_back(way(kind, node.children.size() % 2 == 0 ? State::Met : State::NotMet,
                                    "Text des Wegs", "§ 5 Abs. 3 AufenthG"));
    return node;
}

Node all_parts() {
    Node node = element("teile", "Mit allen Arten von Teilen", "§ 5 Abs. 1 AufenthG", State::Met);
    node.is_boundary_day = true;
    node.is_bounded_only = true;
    node.source = "anwendungshinweise_bund";
    node.answered_by = "Sachbearbeitung, 20.11.2026: alles glaubhaft dargelegt";
    node.met_until = on("2027-06-30");
    for (const Kind kind : {Kind::Case, Kind::AllOf, Kind::AnyOf, Kind::NoneOf, Kind::CountOf, Kind::Not,
                            Kind::Definition, Kind::OtherNorm, Kind::OtherPerson, Kind::Item}) {
        Node group = part(kind, State::Met, kind == Kind::Item ? "verurteilungen Nr. 1" : "");
        if (kind == Kind::OtherPerson) group.person = "kinder[1]";
        group.children = {
            leaf(State::Met, fact("geduldet", "Ist die Person geduldet?", known(true), "§ 86 AufenthG")),
            leaf(State::NotMet, fact("alter", "Alter", unknown(), "§ 86 AufenthG"))};
        node.children.push_back(group);
    }
    return node;
}

Calculation calculate(model::Operation operation, model::Measure measure, Quantity have, Quantity need) {
    Calculation sum;
    sum.operation = operation;
    sum.measure = measure;
    sum.have = std::move(have);
    sum.need = std::move(need);
    return sum;
}

Node all_calculations() {
    using model::Measure;
    using model::Operation;
    Node node = element("rechnungen", "Mit allen Rechnungen", "§ 5 Abs. 1 AufenthG", State::Met);
    auto& sums = node.calculations;
    sums.push_back(
        calculate(Operation::UninterruptedFor, Measure::AtLeast, known(months(72)), known(months(72))));
    sums.back().met_on = on("2026-11-25");
    sums.push_back(
        calculate(Operation::Compare, Measure::LessThan, known(core::Duration{214, {}}), known(months(216))));
    sums.back().met_on = on("2027-01-20");
    sums.push_back(
        calculate(Operation::Compare, Measure::AtMost, known(core::Rational{90}), known(core::Rational{90})));
    sums.push_back(calculate(Operation::Compare, Measure::MoreThan,
                             known(core::Rational{50001, 1000}, Unit::Percent),
                             known(core::Rational{50}, Unit::Percent)));
    sums.push_back(calculate(Operation::Compare, Measure::AtLeast,
                             between(core::Rational{1200}, core::Rational{2401, 2}, Unit::Euro),
                             known(core::Rational{1000}, Unit::Euro)));
    sums.push_back(calculate(Operation::Compare, Measure::AtLeast, unknown(), known(months(12))));
    sums.push_back(calculate(Operation::InTotal, Measure::AtLeast, known(core::Rational{1}, Unit::Days),
                             known(months(20))));
    sums.back().window = known(months(24));
    sums.push_back(
        calculate(Operation::Equal, Measure::AtLeast, known(std::string("A2")), known(std::string("B1"))));
    sums.push_back(calculate(Operation::In, Measure::AtLeast, known(std::string("§ 25 Abs. 5 AufenthG")),
                             known(std::string("§ 25 Abs. 1 bis 3 AufenthG"))));
    sums.push_back(
        calculate(Operation::Before, Measure::AtLeast, known(on("2022-10-31")), known(on("2022-11-01"))));
    sums.push_back(calculate(Operation::After, Measure::AtLeast, between(on("2022-01-01"), on("2022-12-31")),
                             known(on("2022-11-01"))));
    sums.push_back(
        calculate(Operation::NotLater, Measure::AtLeast, known(on("2023-08-23")), known(on("2023-08-23"))));
    sums.push_back(calculate(Operation::NotEarlier, Measure::AtLeast,
                             between(on("2022-01-01"), core::Date::never()), known(on("2023-08-23"))));
    sums.push_back(
        calculate(Operation::WithinAfter, Measure::AtLeast, known(on("2026-10-01")), known(months(3))));
    sums.back().since = on("2026-09-01");
    sums.back().met_on = on("2026-12-01");
    sums.push_back(
        calculate(Operation::WithinBefore, Measure::AtLeast, known(on("2026-10-01")), known(months(3))));
    sums.push_back(
        calculate(Operation::DistanceAfter, Measure::MoreThan, known(months(4)), known(months(3))));
    sums.push_back(calculate(Operation::Throughout, Measure::AtLeast, {}, known(months(12))));
    Quantity not_happened;
    not_happened.not_happened = true;
    sums.push_back(calculate(Operation::IsPresent, Measure::AtLeast, not_happened, {}));
    sums.push_back(calculate(Operation::IsPresent, Measure::AtLeast, known(on("2020-05-05")), {}));
    sums.push_back(
        calculate(Operation::UninterruptedFor, Measure::AtLeast, known(months(80)), known(months(72))));
    sums.back().possible_only = true;
    using PartKind = ChainPart::Kind;
    for (const PartKind kind :
         {PartKind::Counts, PartKind::Half, PartKind::Bridged, PartKind::CountedGap, PartKind::BridgedGap,
          PartKind::BreakingGap, PartKind::Doubtful, PartKind::Credited})
        sums.back().parts.push_back(stretch(kind, "2024-01-01", "2024-02-01", "§ 12b Abs. 1 Satz 1 StAG",
                                            "duldung_60a", core::Rational{31, 2}));
    sums.back().parts.back().only_possible = true;
    sums.back().parts.push_back(
        {PartKind::Counts, {on("2024-02-01"), core::Date::never()}, std::nullopt, "", false, {}});
    return node;
}

Node all_facts() {
    Node node =
        element("angaben", "Mit allen Arten von Angaben <script>alert(1)</script> & *Sternen* | Strichen",
                "§ 5 Abs. 1 AufenthG", State::Met);
    node.facts = {
        fact("a", "Ist die Person geduldet?", known(true), "§ 86 AufenthG"),
        evidenced(fact("b", "Geburtsdatum", between(on("1990-01-01"), on("1990-12-31")), "§ 86 AufenthG"),
                  {"Pass", std::nullopt, on("2028-01-01")}),
        evidenced(
            fact("c", "Einreise", between(core::Date::distant_past(), on("2020-12-31")), "§ 86 AufenthG"),
            {"Stempel", std::nullopt, std::nullopt}),
        fact("d", "Status", between(std::string("duldung_60a"), std::string("duldung_60b")), "§ 86 AufenthG"),
        fact("e", "Tagessätze", known(core::Rational{60}), "§ 86 AufenthG"),
        fact("f", "Besteht eine Ehe?", between(false, true), "§ 86 AufenthG"),
        fact("g", "Dauer", between(months(24), months(36)), "§ 86 AufenthG"),
    };
    node.facts[3].standing = person::Standing::Contested;
    node.facts[4].person = "partner";
    node.facts[4].item = "verurteilungen[2]";
    node.facts[4].is_sensitive = true;
    node.facts[6].asked_under.clear();
    return node;
}

}  // namespace

Report everything() {
    Report report = head();
    report.layers = {"anwendungshinweise_bund", "erlass_nrw"};
    report.readings = {{"altantrag", "fortgeltung"}};
    NormReport all = norm("§ 5 AufenthG", "Alles, was es gibt", Outcome::Open, model::ConsequenceKind::Kann,
                          "Titel erteilen");
    all.stronger = {{model::ConsequenceKind::Ist, "Titel erteilen", State::Open}};
    all.sunk_by_discretion = true;
    all.sunk_by_rule = true;
    all.transitions = {"altfall: Recht vom 26.06.2024, soweit günstiger"};
    all.hints = {"Vorläufige Anwendungshinweise beachten."};
    all.reasons = all_reasons();
    all.elements = all_states();
    for (Node extra : {all_ways(), all_parts(), all_calculations(), all_facts()})
        all.elements.push_back(std::move(extra));
    report.norms = {all};
    const std::vector<std::pair<Outcome, model::ConsequenceKind>> outcomes{
        {Outcome::Claim, model::ConsequenceKind::Ist},
        {Outcome::RegularClaim, model::ConsequenceKind::Soll},
        {Outcome::DiscretionOpened, model::ConsequenceKind::Kann},
        {Outcome::TakesEffect, model::ConsequenceKind::KraftGesetzes},
        {Outcome::TakesEffect, model::ConsequenceKind::Pflicht},
        {Outcome::TakesEffect, model::ConsequenceKind::Verbot},
        {Outcome::DoesNotExist, model::ConsequenceKind::Ist},
        {Outcome::Open, model::ConsequenceKind::Ist}};
    for (const auto& [outcome, kind] : outcomes)
        report.norms.push_back(norm("§ 6 AufenthG", "Ergebnis", outcome, kind, "Folge"));
    for (const auto& [from, until] :
         {std::pair{"2027-07-01", ""}, std::pair{"", "2020-01-01"}, std::pair{"", ""}}) {
        NormReport other =
            norm("§ 7 AufenthG", "Andere Zeit", Outcome::NotInForce, model::ConsequenceKind::Ist, "");
        if (*from != '\0') other.in_force_from = on(from);
        if (*until != '\0') other.in_force_until = on(until);
        report.not_in_force.push_back(other);
    }
    return report;
}

}  // namespace evaluator::render::samples
