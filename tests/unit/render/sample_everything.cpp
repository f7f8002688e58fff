#include "sample_parts.hpp"
#include "sample_reports.hpp"

namespace evaluator::render::samples {

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
    reasons[1].known = between(on("2005-01-01"), on("2005-12-31"));
    reasons[1].turns = {{"alter",
                         "Mindestens 18 Jahre alt",
                         model::ElementKind::Voraussetzung,
                         cite(place),
                         on("2005-06-14"),
                         {State::Met, false},
                         {State::NotMet, false}}};
    reasons[2].is_contested = true;
    reasons[2].contested = {known(true), known(false)};
    reasons[2].is_sensitive = true;
    reasons[2].person = "partner";
    reasons[2].item = "verurteilungen[1]";
    reasons[3].lacks_proof = true;
    reasons[3].proofs = {"Pass"};
    reasons[3].asked_under = {cite("§ 86 AufenthG"), cite("§ 3 AufenthG")};
    reasons[4].span = model::Validity{on("2022-03-15"), on("2022-04-20")};
    return reasons;
}

/// More sets than are shown; answers of every kind; one to a question that is no open point.
void add_answers(NormReport& norm) {
    using explain::NeededAnswer;
    const auto answer = [&](NeededAnswer::Says says, std::size_t reason) {
        return NeededAnswer{says, norm.reasons[reason], {}};
    };
    const Reason other = reason(ReasonKind::Fact, "anderes", "Etwas anderes?", "§ 5 Abs. 1 AufenthG");
    norm.settled_as_yes = {
        {{answer(NeededAnswer::Says::Suitable, 0), {NeededAnswer::Says::Yes, other, {}}}},
        {{answer(NeededAnswer::Says::Yes, 4), {NeededAnswer::Says::OneOf, norm.reasons[3], {"A", "B"}}}},
        {{answer(NeededAnswer::Says::Yes, 5)}},
        {{answer(NeededAnswer::Says::Yes, 7)}}};
    norm.settled_as_no = {{{answer(NeededAnswer::Says::No, 4)}}, {{answer(NeededAnswer::Says::Suitable, 0)}}};
    norm.has_all_sets = false;
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

/// Before, after, both, with and without an end; and never.
std::vector<NormReport> other_times() {
    using Span = std::optional<model::Validity>;
    const core::Date past = core::Date::distant_past(), never = core::Date::never();
    const std::vector<std::pair<Span, Span>> times{
        {std::nullopt, model::Validity{on("2027-07-01"), never}},
        {std::nullopt, model::Validity{on("2027-07-01"), on("2029-01-01")}},
        {model::Validity{past, on("2020-01-02")}, std::nullopt},
        {model::Validity{on("2015-08-01"), on("2020-01-02")}, model::Validity{on("2027-07-01"), never}},
        {model::Validity{past, on("2020-01-02")}, model::Validity{on("2027-07-01"), on("2029-01-01")}},
        {std::nullopt, std::nullopt}};
    std::vector<NormReport> norms;
    for (const auto& [was, will] : times) {
        norms.push_back(
            norm("§ 7 AufenthG", "Andere Zeit", Outcome::NotInForce, model::ConsequenceKind::Ist, ""));
        norms.back().was_in_force = was;
        norms.back().will_be_in_force = will;
    }
    return norms;
}

explain::ContestedFact dispute(explain::Matters matters) {
    explain::ContestedFact fact;
    fact.name = "geburtsdatum";
    fact.question = "Geburtsdatum";
    fact.values = {known(on("2005-01-01")), known(on("2010-01-01"))};
    fact.matters = matters;
    explain::TriedNorm tried;
    tried.citation = cite("§ 6 AufenthG");
    tried.title = "Ergebnis";
    tried.matters = matters;
    tried.under = {{Outcome::Open, false}, {Outcome::Open, false}};
    if (matters == explain::Matters::Yes) tried.under[1] = {Outcome::DoesNotExist, false};
    if (matters != explain::Matters::No)
        tried.requirements = {{"alter",
                               "Mindestens 18 Jahre alt",
                               model::ElementKind::Voraussetzung,
                               cite("§ 6 Abs. 1 AufenthG"),
                               {{State::Met, false}, {State::NotMet, false}}}};
    fact.norms = {tried};
    return fact;
}

std::vector<explain::ContestedFact> all_disputes() {
    std::vector<explain::ContestedFact> facts{
        dispute(explain::Matters::Yes), dispute(explain::Matters::Perhaps), dispute(explain::Matters::No)};
    facts[1].person = "partner";
    facts[1].span = model::Validity{on("2020-01-01"), core::Date::never()};
    explain::ContestedFact entry = dispute(explain::Matters::Yes);
    entry.name = "verurteilungen";
    entry.question = "Verurteilungen";
    entry.item = "verurteilungen[1]";
    entry.is_entry = true;
    entry.values = {known(true), known(false)};
    facts.push_back(entry);
    return facts;
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
    add_answers(all);
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
    report.not_in_force = other_times();
    report.contested = all_disputes();
    return report;
}

}  // namespace evaluator::render::samples
