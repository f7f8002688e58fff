#include "analysis/inventory/real_cases.hpp"

#include <algorithm>

#include "dsl/core/source.hpp"

namespace analysis {

namespace core = dsl::core;
using explain::Node;
using explain::NormReport;
using explain::Outcome;
using explain::State;

namespace {

/// Fails unless a human affirms an atypical case: a source may call that failed or open.
constexpr const char* as_a_rule_not = "in_der_regel_nicht";

/// The condition itself fails and a waiver helps: a source may list the two one by one.
constexpr const char* waived = "entfaellt";

std::string result_of(const NormReport& report) {
    if (report.as_a_rule_only) return as_a_rule_not;
    switch (report.outcome) {
        case Outcome::Claim:
        case Outcome::RegularClaim:
        case Outcome::TakesEffect: return "erfuellt";
        case Outcome::DiscretionOpened: return "ermessen";
        case Outcome::DoesNotExist:
        case Outcome::NotInForce: return "nicht_erfuellt";
        case Outcome::Open: return "offen";
    }
    return "offen";
}

std::string result_of(const Node& node) {
    if (node.as_a_rule_only) return as_a_rule_not;
    switch (node.state) {
        case State::Met:
        case State::NotApplicable: return "erfuellt";
        case State::Waived: return waived;
        case State::NotMet: return "nicht_erfuellt";
        case State::Open: return "offen";
    }
    return "offen";
}

/// A source that leaves a weighing to a human and an open result say the same.
Verdict verdict_of(const std::string& source, const std::string& found) {
    const bool source_is_open = source == "offen" || source == "wertung";
    if (source == found || (source_is_open && found == "offen")) return Verdict::Reproduced;
    if (found == waived && source == "erfuellt") return Verdict::Reproduced;
    if (found == as_a_rule_not && (source_is_open || source == "nicht_erfuellt")) return Verdict::Reproduced;
    if (found == "offen") return Verdict::MoreCareful;
    return Verdict::Contradicts;
}

int rank(Verdict verdict) {
    switch (verdict) {
        case Verdict::Reproduced: return 3;
        case Verdict::MoreCareful: return 2;
        case Verdict::Contradicts: return 1;
        case Verdict::NotMapped: return 0;
    }
    return 0;
}

void improve(Verdict& known, Verdict found) {
    if (rank(found) > rank(known)) known = found;
}

bool is_at(const Node& node, const core::Citation& place) {
    return std::any_of(node.citations.begin(), node.citations.end(), [&](const core::Citation& citation) {
        return core::contains(place, citation) || core::contains(citation, place);
    });
}

void collect_ways(const Node& node, const core::Citation& place, std::vector<const Node*>& into) {
    for (const Node& child : node.children) {
        if (child.kind == Node::Kind::Way && is_at(child, place)) into.push_back(&child);
        collect_ways(child, place, into);
    }
}

bool speaks_of(const SourceRequirement& source, std::string_view word) {
    return source.place.find(word) != std::string::npos;
}

/// The requirements at the place; where the source speaks of an exception, the ways there.
std::vector<const Node*> nodes_at(const std::vector<MappedNorm>& norms, const SourceRequirement& source,
                                  const core::Citation& place) {
    const bool is_way = speaks_of(source, "Ausnahme");
    std::vector<const Node*> nodes;
    for (const auto& norm : norms)
        for (const Node* node : norm.requirements) {
            if (is_way)
                collect_ways(*node, place, nodes);
            else if (is_at(*node, place))
                nodes.push_back(node);
        }
    return nodes;
}

/// One unmet requirement at the place fails it, one open leaves it open; of ways one that holds is enough.
std::string joint_result(const std::vector<const Node*>& nodes, bool is_any_enough) {
    const std::vector<std::string> strongest =
        is_any_enough
            ? std::vector<std::string>{"erfuellt", "offen", "nicht_erfuellt"}
            : std::vector<std::string>{"nicht_erfuellt", "offen", as_a_rule_not, waived, "erfuellt"};
    for (const auto& result : strongest)
        if (std::any_of(nodes.begin(), nodes.end(),
                        [&](const Node* node) { return result_of(*node) == result; }))
            return result;
    return "offen";
}

bool has_exception(const SourceCase& source) {
    return std::any_of(source.requirements.begin(), source.requirements.end(), [](const auto& one) {
        return speaks_of(one, "Ausnahme") && one.result == "erfuellt";
    });
}

bool fails_somewhere(const SourceCase& source) {
    return std::any_of(source.requirements.begin(), source.requirements.end(),
                       [](const auto& one) { return one.result == "nicht_erfuellt"; });
}

/// Where the source decided only by using the authority's discretion, leaving that to a human is more
/// careful.
Verdict overall_verdict(const SourceCase& source, const std::string& found) {
    const bool is_decided = source.overall == "erfuellt" || source.overall == "nicht_erfuellt";
    if (found == "ermessen" && is_decided && !fails_somewhere(source)) return Verdict::MoreCareful;
    return verdict_of(source.overall, found);
}

std::string cut_before(const std::string& text, std::string_view what) {
    return text.substr(0, text.find(what));
}

/// The act stands last: "§ 10 Abs. 1, Abs. 6 StAG".
std::string act_of(const std::string& basis) {
    const std::string cut = cut_before(basis, " a.F.");
    return cut.substr(cut.rfind(' ') + 1);
}

bool same_paragraph(const core::Citation& a, const core::Citation& b) {
    return a.act == b.act && a.part(core::Rank::Paragraph) == b.part(core::Rank::Paragraph);
}

/// The norms the source is about: those of its basis; where it names only an exception, those of the
/// paragraph.
std::vector<const MappedNorm*> norms_of(const std::vector<MappedNorm>& norms, const core::Citation& basis) {
    std::vector<const MappedNorm*> exact, near;
    for (const auto& norm : norms) {
        if (norm.report == nullptr) continue;
        if (core::overlaps(basis, norm.report->citation)) exact.push_back(&norm);
        if (same_paragraph(basis, norm.report->citation)) near.push_back(&norm);
    }
    return exact.empty() ? near : exact;
}

/// A source that names the discretion itself speaks of the result, not of a requirement.
Verdict discretion_verdict(const std::vector<MappedNorm>& norms, const core::Citation& place) {
    Verdict verdict = Verdict::NotMapped;
    for (const MappedNorm* norm : norms_of(norms, place))
        if (norm->expects_outcome) improve(verdict, verdict_of("ermessen", result_of(*norm->report)));
    return verdict;
}

Verdict requirement_verdict(const SourceCase& whole, const SourceRequirement& source,
                            const std::vector<MappedNorm>& norms, const core::Citation& place) {
    if (speaks_of(source, "(Ermessen") || speaks_of(source, "(kann")) return discretion_verdict(norms, place);
    const auto nodes = nodes_at(norms, source, place);
    if (nodes.empty()) return Verdict::NotMapped;
    const std::string found = joint_result(nodes, nodes.front()->kind == Node::Kind::Way);
    if (found == waived && source.result == "nicht_erfuellt" && has_exception(whole))
        return Verdict::Reproduced;
    return verdict_of(source.result, found);
}

}  // namespace

std::optional<core::Citation> place_of(const std::string& text, const std::string& basis) {
    std::string place = text;
    for (const std::string_view end : {" (", " i.V.m.", " a.F.", ","}) place = cut_before(place, end);
    const auto parsed = core::parse_citation(place);
    if (!std::holds_alternative<core::Citation>(parsed)) return std::nullopt;
    core::Citation citation = std::get<core::Citation>(parsed);
    if (citation.act.empty()) citation.act = act_of(basis);
    return citation;
}

void compare(RealCase& real, const std::vector<MappedNorm>& norms) {
    const auto basis = place_of(real.source.basis, real.source.basis);
    for (const MappedNorm* norm : basis ? norms_of(norms, *basis) : std::vector<const MappedNorm*>{}) {
        const std::string found = result_of(*norm->report);
        if (real.source.overall == "nicht_erfuellt" && found == "erfuellt") real.is_met_against_source = true;
        if (norm->expects_outcome) improve(real.verdict, overall_verdict(real.source, found));
    }
    if (real.requirements.empty())
        for (const auto& source : real.source.requirements) real.requirements.push_back({source});
    for (auto& requirement : real.requirements)
        if (const auto place = place_of(requirement.source.place, real.source.basis))
            improve(requirement.verdict, requirement_verdict(real.source, requirement.source, norms, *place));
}

void Share::add(Verdict verdict) {
    ++all;
    switch (verdict) {
        case Verdict::Reproduced: ++reproduced; break;
        case Verdict::MoreCareful: ++more_careful; break;
        case Verdict::Contradicts: ++contradicts; break;
        case Verdict::NotMapped: ++not_mapped; break;
    }
}

std::map<std::string, Share> shares_of_cases(const std::vector<RealCase>& cases) {
    std::map<std::string, Share> shares;
    for (const auto& real : cases) shares[real.source.overall].add(real.verdict);
    return shares;
}

std::map<std::string, Share> shares_of_requirements(const std::vector<RealCase>& cases) {
    std::map<std::string, Share> shares;
    for (const auto& real : cases) {
        for (const auto& requirement : real.requirements)
            shares[requirement.source.result].add(requirement.verdict);
        if (real.requirements.empty())
            for (const auto& source : real.source.requirements) shares[source.result].add(Verdict::NotMapped);
    }
    return shares;
}

}  // namespace analysis
