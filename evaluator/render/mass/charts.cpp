// Which charts a mass check has, from its counts.
#include <algorithm>

#include <fmt/format.h>

#include "evaluator/render/mass/report.hpp"

namespace evaluator::render {

namespace {

using explain::Outcome;
using mass::Count;
using mass::NormCounts;
using mass::NormInfo;

constexpr std::size_t most_rows = 15;

Fill fill_of(Outcome outcome) {
    if (outcome == Outcome::Open) return Fill::Hatched;
    return outcome == Outcome::DoesNotExist || outcome == Outcome::NotInForce ? Fill::Dotted : Fill::Full;
}

/// The most frequent ones, in an order that says no more than the numbers shown. The others are counted
/// together nowhere, because that could be subtracted.
void keep_largest(std::vector<ChartRow>& rows, std::uint64_t k) {
    const auto shown = [k](const ChartRow& row) {
        const mass::ShownCount count = mass::protected_count(row.count, k);
        return std::pair(count.number, count.is_few);
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const ChartRow& a, const ChartRow& b) {
        return shown(a) != shown(b) ? shown(a) > shown(b) : a.label < b.label;
    });
    if (rows.size() > most_rows) rows.resize(most_rows);
}

ChartRow row_of(const mass::Requirement& requirement, Count count, Fill fill) {
    return {requirement.text.empty() ? requirement.id : requirement.text, requirement.citation, count, fill};
}

Chart by_requirement(const NormInfo& norm, const std::vector<Count>& counts, Fill fill, std::uint64_t k) {
    Chart chart;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0) chart.rows.push_back(row_of(norm.requirements[i], counts[i], fill));
    keep_largest(chart.rows, k);
    return chart;
}

Chart outcomes(const NormCounts& counts) {
    Chart chart;
    chart.title = "Ergebnis heute";
    for (std::size_t i = 0; i < counts.outcomes.size(); ++i) {
        const auto outcome = static_cast<Outcome>(i);
        if (counts.outcomes[i] > 0)
            chart.rows.push_back(
                {std::string{outcome_words(outcome)}, "", counts.outcomes[i], fill_of(outcome)});
    }
    return chart;
}

std::string name_of(const NormInfo& norm, const mass::Positions& unmet) {
    std::string text;
    for (const std::uint16_t at : unmet) {
        const mass::Requirement& one = norm.requirements[at];
        text += (text.empty() ? "" : " + ") + (one.text.empty() ? one.id : one.text);
    }
    return text;
}

/// Which things come together can point at one person, so combinations of few are left out altogether.
Chart combinations(const NormInfo& norm, const NormCounts& counts, std::uint64_t k) {
    Chart chart;
    chart.title = "Was zusammen entgegensteht";
    chart.explanation = fmt::format(
        "Genau diese Voraussetzungen sind nicht erfüllt, zwei oder mehr zugleich; die häufigsten, ab {} "
        "Personen.",
        k);
    for (const auto& [unmet, count] : counts.combinations)
        if (count >= k) chart.rows.push_back({name_of(norm, unmet), "", count, Fill::Dotted});
    keep_largest(chart.rows, k);
    return chart;
}

Chart windows(const NormInfo& norm, const NormCounts& counts, const StatisticsHead& head) {
    Chart chart = by_requirement(norm, counts.closing, Fill::Hatched, head.smallest_count);
    chart.title = "Letzte Chance: woran das Fenster endet";
    chart.explanation = fmt::format(
        "Heute oder bald erfüllt, aber innerhalb von {} Monaten nicht mehr; diese Voraussetzung fällt dann "
        "weg.",
        head.ahead_months);
    if (counts.closing_by_law > 0)
        chart.rows.push_back(
            {"Die Regel selbst ändert sich oder endet", "", counts.closing_by_law, Fill::Full});
    return chart;
}

void add(ChartSection& section, Chart chart, const std::string& prefix, const char* name) {
    if (chart.rows.empty()) return;
    chart.file = prefix + "-" + name;
    section.charts.push_back(std::move(chart));
}

Chart effect_chart(const NormInfo& norm, const mass::EffectCounts& effect, const std::string& name) {
    Chart chart;
    chart.title = fmt::format("Wirkung: {}", name);
    chart.explanation =
        "Angenommen für alle ab dem Stichtag; alles andere bleibt, wie es in den Dateien steht.";
    chart.rows = {{"Voraussetzungen dann erfüllt, heute nicht", "", effect.gains, Fill::Full},
                  {"heute nicht erfüllt, dann offen", "", effect.opens, Fill::Hatched},
                  {"heute erfüllt, dann nicht mehr", "", effect.loses, Fill::Dotted}};
    for (std::size_t i = 0; i < effect.settles.size(); ++i) {
        if (effect.settles[i] == 0) continue;
        ChartRow row = row_of(norm.requirements[i], effect.settles[i], Fill::Full);
        row.label = "diese Voraussetzung dann erfüllt: " + row.label;
        chart.rows.push_back(std::move(row));
    }
    return chart;
}

ChartSection section_of(const NormInfo& norm, const NormCounts& counts,
                        const std::vector<std::string>& effects, const StatisticsHead& head,
                        const std::string& prefix) {
    ChartSection section;
    section.title = norm.name + (norm.title.empty() ? "" : ": " + norm.title);
    add(section, outcomes(counts), prefix, "ergebnis");
    Chart chart = by_requirement(norm, counts.only_this, Fill::Dotted, head.smallest_count);
    chart.title = "Es fehlt nur noch dies";
    chart.explanation = "Alles andere ist erfüllt; nur diese eine Voraussetzung nicht.";
    add(section, std::move(chart), prefix, "nur-dies");
    chart = by_requirement(norm, counts.first_this, Fill::Dotted, head.smallest_count);
    chart.title = "Nur dies ist nicht erfüllt, anderes ist noch offen";
    chart.explanation = "Ob es allein daran liegt, zeigt sich erst, wenn die offenen Angaben da sind.";
    add(section, std::move(chart), prefix, "nur-dies-unerfuellt");
    chart = by_requirement(norm, counts.only_unknown, Fill::Hatched, head.smallest_count);
    chart.title = "Nur dies ist noch offen";
    chart.explanation = "Alles andere ist erfüllt; hier fehlt eine Angabe, ein Nachweis oder eine Wertung.";
    add(section, std::move(chart), prefix, "nur-offen");
    chart = by_requirement(norm, counts.unmet, Fill::Dotted, head.smallest_count);
    chart.title = "Was am häufigsten entgegensteht";
    chart.explanation =
        "Allein oder mit anderem zusammen; eine Person zählt bei jeder Voraussetzung, die ihr fehlt.";
    add(section, std::move(chart), prefix, "entgegen");
    add(section, combinations(norm, counts, head.smallest_count), prefix, "zusammen");
    add(section, windows(norm, counts, head), prefix, "letzte-chance");
    for (std::size_t i = 0; i < effects.size(); ++i)
        add(section, effect_chart(norm, counts.effects[i], effects[i]), prefix,
            fmt::format("wirkung-{}", i + 1).c_str());
    return section;
}

}  // namespace

std::string_view outcome_words(Outcome outcome) {
    switch (outcome) {
        case Outcome::Claim: return "Anspruch";
        case Outcome::RegularClaim: return "Anspruch in der Regel";
        case Outcome::DiscretionOpened: return "Ermessen eröffnet";
        case Outcome::TakesEffect: return "tritt kraft Gesetzes ein";
        case Outcome::DoesNotExist: return "Voraussetzungen nicht erfüllt";
        case Outcome::Open: return "offen: Angaben oder Wertungen fehlen";
        case Outcome::NotInForce: return "nicht in Kraft";
    }
    return "";
}

std::vector<ChartSection> charts_of(const mass::Statistics& statistics, const std::vector<NormInfo>& norms,
                                    const std::vector<std::string>& effects, const StatisticsHead& head) {
    ChartSection overview{"Überblick", {}};
    Chart now, soon, last;
    for (std::size_t i = 0; i < norms.size(); ++i) {
        const NormCounts& counts = statistics.norms()[i];
        const auto count_on = [&](mass::List list) { return counts.lists[static_cast<std::size_t>(list)]; };
        const std::string label = norms[i].name;
        const auto add_row = [&](Chart& chart, Count count, Fill fill) {
            if (count > 0) chart.rows.push_back({label, norms[i].title, count, fill});
        };
        add_row(now, count_on(mass::List::Now), Fill::Full);
        add_row(soon, count_on(mass::List::Soon), Fill::Hatched);
        add_row(last, count_on(mass::List::LastChance), Fill::Dotted);
    }
    now.title = "Jetzt erfüllt";
    now.explanation = fmt::format("Voraussetzungen heute erfüllt und in {} Monaten noch.", head.ahead_months);
    soon.title = fmt::format("Innerhalb von {} Monaten erfüllt", head.ahead_months);
    soon.explanation = "Heute nicht, aber bald, wenn sich sonst nichts ändert.";
    last.title = "Letzte Chance";
    last.explanation = fmt::format("Erfüllt, aber innerhalb von {} Monaten nicht mehr.", head.ahead_months);
    add(overview, std::move(now), "ueberblick", "jetzt");
    add(overview, std::move(soon), "ueberblick", "bald");
    add(overview, std::move(last), "ueberblick", "letzte-chance");
    std::vector<ChartSection> sections{std::move(overview)};
    for (std::size_t i = 0; i < norms.size(); ++i)
        sections.push_back(
            section_of(norms[i], statistics.norms()[i], effects, head, fmt::format("norm-{}", i + 1)));
    return sections;
}

}  // namespace evaluator::render
