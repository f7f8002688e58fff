#include "sample_parts.hpp"
#include "sample_reports.hpp"

namespace evaluator::render::samples {

namespace {

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

}  // namespace

Report everyday() {
    Report report = head();
    NormReport integration =
        norm("§ 25b Abs. 1 AufenthG", "Aufenthaltserlaubnis bei nachhaltiger Integration", Outcome::Open,
             model::ConsequenceKind::Soll, "Aufenthaltserlaubnis erteilen");
    integration.leads_to = {{"Aufenthaltserlaubnis", cite("§ 25b Abs. 1 AufenthG"), months(24), true, false}};
    integration.holds_until = on("2027-01-01");
    integration.elements = {residence_element(), livelihood_element(), language_element(),
                            conviction_element()};
    integration.reasons = language_element().reasons;
    integration.reasons.push_back(reason(ReasonKind::Atypical, "voraufenthalt",
                                         "Seit 6 Jahren ununterbrochen im Bundesgebiet",
                                         "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG"));
    integration.as_a_rule_only = true;
    using Says = explain::NeededAnswer::Says;
    const Reason& language = integration.reasons[0];
    const Reason& atypical = integration.reasons[1];
    integration.settled_as_yes = {{{{Says::OneOf, language, {"A2", "B1", "B2"}}, {Says::Yes, atypical, {}}}}};
    integration.settled_as_no = {{{{Says::OneOf, language, {"keine", "A1"}}}}, {{{Says::No, atypical, {}}}}};
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
    expired.was_in_force = {on("2022-12-31"), on("2025-12-31")};
    report.not_in_force = {expired};
    const UsedFact convictions = conviction_element().children.front().facts.front();
    report.lapsing_proofs = {
        {convictions, convictions.proofs.front(), on("2027-02-03"), {cite("§ 25b Abs. 1 AufenthG")}}};
    return report;
}

Report nothing() {
    Report report = head();
    report.person_id.clear();
    report.rules_version.clear();
    report.evidenced_only = true;
    return report;
}

}  // namespace evaluator::render::samples
