#include "analysis/inventory/page.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "analysis/coverage/words.hpp"

namespace analysis {

namespace {

std::string word(Question::Kind kind) {
    switch (kind) {
        case Question::Kind::Judgement: return "Wertung";
        case Question::Kind::Discretion: return "Ermessen";
        case Question::Kind::Reading: return "Lesart";
        case Question::Kind::Atypical: return "atypischer Fall";
    }
    return "";
}

std::string word(Verdict verdict) {
    switch (verdict) {
        case Verdict::Reproduced: return "wie die Quelle";
        case Verdict::MoreCareful: return "offen, die Quelle entscheidet";
        case Verdict::Contradicts: return "anders als die Quelle";
        case Verdict::NotMapped: return "nicht geprüft";
    }
    return "";
}

/// How sources name a result, in words.
std::string class_words(const std::string& result) {
    if (result == "erfuellt") return "erfüllt";
    if (result == "nicht_erfuellt") return "nicht erfüllt";
    if (result == "wertung") return "Wertung nötig";
    return result == "ermessen" ? "Ermessen eröffnet" : result;
}

std::string number(std::size_t count) { return std::to_string(count); }

std::string share(std::size_t part, std::size_t whole) {
    return whole == 0 ? "–" : fmt::format("{} %", (part * 200 + whole) / (2 * whole));
}

Section tallies(const Inventory& inventory) {
    Section section{"Umfang", 2, "", {"Was", "Anzahl", "Fassungen"}, {}, {false, true, true}};
    for (const auto& tally : inventory.tallies)
        section.rows.push_back(
            {tally.words, number(tally.count), tally.versions == 0 ? "–" : number(tally.versions)});
    section.rows.push_back({"Fälle", number(inventory.cases), "–"});
    return section;
}

Section norms(const Inventory& inventory) {
    Section section{"Normen",
                    2,
                    "Fragen an Menschen: Wertungen, Ermessen, Streitfragen und atypische Fälle.",
                    {"Norm", "Gegenstand", "Fassungen", "Voraussetzungen", "Fragen an Menschen", "Fälle"},
                    {},
                    {false, false, true, true, true, true}};
    for (const auto& norm : inventory.norms)
        section.rows.push_back({core::to_text(norm.citation),
                                norm.is_general ? norm.title + " (allgemeiner Teil)" : norm.title,
                                number(norm.versions), number(norm.requirements),
                                number(norm.questions.size()), norm.is_general ? "–" : number(norm.cases)});
    return section;
}

void questions(const Inventory& inventory, std::vector<Section>& sections) {
    sections.push_back({"Rechtsfragen, die ein Mensch beantwortet",
                        2,
                        "Das Programm beantwortet diese Fragen nie. Bis ein Mensch sie mit Begründung "
                        "beantwortet, bleibt das Ergebnis offen, soweit es darauf ankommt. Was allgemeine "
                        "Teile fragen, steht dort.",
                        {},
                        {},
                        {}});
    for (const auto& norm : inventory.norms) {
        if (norm.questions.empty()) continue;
        Section section{core::to_text(norm.citation) + " – " + norm.title,
                        3,
                        "",
                        {"Art", "Frage", "Fundstelle"},
                        {},
                        {false, false, false}};
        for (const auto& question : norm.questions)
            section.rows.push_back({word(question.kind), readable(question.text, question.name),
                                    core::to_text(question.citation)});
        sections.push_back(std::move(section));
    }
}

Section shares(std::string title, const std::map<std::string, Share>& shares) {
    Section section{std::move(title),
                    3,
                    "",
                    {"Ergebnis der Quelle", "Anzahl", "geprüft", "wie die Quelle", "Anteil der geprüften",
                     "offen geblieben", "anders", "nicht geprüft"},
                    {},
                    {false, true, true, true, true, true, true, true}};
    Share total;
    const auto row = [](const std::string& name, const Share& one) {
        const std::size_t checked = one.all - one.not_mapped;
        return std::vector<std::string>{name,
                                        number(one.all),
                                        number(checked),
                                        number(one.reproduced),
                                        share(one.reproduced, checked),
                                        number(one.more_careful),
                                        number(one.contradicts),
                                        number(one.not_mapped)};
    };
    for (const auto& [name, one] : shares) {
        section.rows.push_back(row(class_words(name), one));
        total.all += one.all;
        total.reproduced += one.reproduced;
        total.more_careful += one.more_careful;
        total.contradicts += one.contradicts;
        total.not_mapped += one.not_mapped;
    }
    section.rows.push_back(row("zusammen", total));
    return section;
}

std::string reproduced_of(const RealCase& real) {
    const auto reproduced =
        std::count_if(real.requirements.begin(), real.requirements.end(),
                      [](const RealRequirement& one) { return one.verdict == Verdict::Reproduced; });
    return fmt::format("{} von {}", reproduced, real.source.requirements.size());
}

std::string details(const RealCase& real) {
    std::string text;
    for (const auto& one : real.requirements)
        if (one.verdict != Verdict::Reproduced)
            text += (text.empty() ? "" : "; ") + fmt::format("{}: {}", one.source.place, word(one.verdict));
    if (real.is_met_against_source)
        text = "erfüllt, obwohl die Quelle verneint" + (text.empty() ? "" : "; " + text);
    if (!real.is_as_expected) text += (text.empty() ? "" : "; ") + std::string("der Fall weicht ab");
    if (!real.note.empty()) text += (text.empty() ? "" : "; ") + real.note;
    return text;
}

void real_cases(const Inventory& inventory, std::vector<Section>& sections) {
    if (inventory.real_cases.empty() && inventory.real_case_files == 0) return;
    if (inventory.real_cases.empty()) {
        sections.push_back({"Echte Fälle",
                            2,
                            fmt::format("Fälle, die einen echten Fall abbilden: {}. Den Vergleich mit der "
                                        "Quelle zeigt `--echte-faelle DATEI`.",
                                        inventory.real_case_files),
                            {},
                            {},
                            {}});
        return;
    }
    sections.push_back(
        {"Echte Fälle",
         2,
         "Fälle aus Entscheidungen, amtlichen Tabellen und Lehrbüchern. „Nicht geprüft“: Der Fall "
         "ist nicht oder nur zum Teil abgebildet, etwa weil er vor der ältesten Fassung liegt. "
         "„Offen geblieben“: Die Quelle nennt nicht alle Angaben oder hat selbst gewertet.",
         {},
         {},
         {}});
    sections.push_back(shares("Ergebnis insgesamt", shares_of_cases(inventory.real_cases)));
    sections.push_back(shares("Einzelne Voraussetzungen", shares_of_requirements(inventory.real_cases)));
    Section list{
        "Fall für Fall",
        3,
        "",
        {"Fall", "Grundlage", "Quelle sagt", "Ergebnis", "Voraussetzungen wie die Quelle", "Bemerkung"},
        {},
        {false, false, false, false, false, false}};
    for (const auto& real : inventory.real_cases)
        list.rows.push_back({real.source.id, real.source.basis, class_words(real.source.overall),
                             real.files.empty() ? "nicht abgebildet" : word(real.verdict),
                             reproduced_of(real), details(real)});
    sections.push_back(std::move(list));
}

}  // namespace

std::vector<Section> sections_of(const Inventory& inventory) {
    std::vector<Section> sections{tallies(inventory), norms(inventory)};
    questions(inventory, sections);
    real_cases(inventory, sections);
    return sections;
}

}  // namespace analysis
