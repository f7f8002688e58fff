// Which cells there should be. Requirements and their own ways are read off the rule book; what is taken over
// or waived from elsewhere is read off plans of every day on which the law changes, so that it never
// disagrees with what is evaluated.
#include <algorithm>
#include <map>
#include <set>

#include "analysis/coverage/changes.hpp"
#include "analysis/coverage/coverage.hpp"
#include "dsl/core/source.hpp"
#include "evaluator/engine/plan.hpp"

namespace analysis {

namespace engine = evaluator::engine;
using explain::Outcome;
using explain::State;
using model::ConsequenceKind;
using model::ElementKind;
using model::Validity;
using model::WayKind;

namespace {

bool is_waiver(WayKind way) {
    return way == WayKind::Entfaellt || way == WayKind::KannEntfallen || way == WayKind::SollEntfallen;
}

Outcome outcome_of(ConsequenceKind kind) {
    switch (kind) {
        case ConsequenceKind::Ist: return Outcome::Claim;
        case ConsequenceKind::Soll: return Outcome::RegularClaim;
        case ConsequenceKind::Kann: return Outcome::DiscretionOpened;
        case ConsequenceKind::KraftGesetzes:
        case ConsequenceKind::Pflicht:
        case ConsequenceKind::Verbot: return Outcome::TakesEffect;
    }
    return Outcome::Open;
}

Validity cut(const Validity& a, const Validity& b) {
    return {std::max(a.from, b.from), std::min(a.until, b.until)};
}

core::Citation first_of(const model::Attributes& attributes) {
    return attributes.citations.empty() ? core::Citation{} : attributes.citations.front();
}

class Expecting {
public:
    explicit Expecting(const model::RuleBook& book) : book_(book) {}

    Coverage run() {
        result_.rules_version = book_.version;
        result_.rules_digest = book_.digest;
        for (const auto& norm : book_.norms) written(norm);
        engine::Options options;
        for (std::uint32_t i = 0; i < book_.sources.size(); ++i) options.layers.push_back(model::SourceId{i});
        core::Date day = core::date_of(core::first_year_read, 1, 1);
        while (day.is_day()) {  // from one change of the law to the next
            options.as_of = day;
            options.law_date = day;
            const engine::Plan plan = engine::compile(book_, options);
            for (const auto& norm : plan.norms) put_together(plan, norm);
            day = plan.law_until;
        }
        for (auto& [key, norm] : norms_) {
            for (const core::Date change : changes_of(book_, norm.citation, norm.is_general))
                norm.changes.push_back({change});
            result_.norms.push_back(std::move(norm));
        }
        return std::move(result_);
    }

private:
    NormCoverage& coverage_of(const model::Norm& norm) {
        NormCoverage& coverage = norms_[{norm.citation, norm.is_general}];
        coverage.citation = norm.citation;
        coverage.title = norm.title;  // versions stand in order: the latest title stays
        coverage.is_general = norm.is_general;
        return coverage;
    }

    std::string source_of(const model::Attributes& attributes) const {
        return attributes.source.is_none() ? "" : book_.sources[attributes.source.index].text;
    }

    void written(const model::Norm& norm) {
        NormCoverage& coverage = coverage_of(norm);
        if (!norm.is_general) coverage.outcomes.push_back(outcomes_of(norm));
        for (const model::ElementId id : norm.elements) {
            const model::Block& block = book_.block(book_.element(id).block);
            coverage.requirements.push_back(row_of(book_.element(id)));
            ways(coverage, block, block, "");
        }
    }

    OutcomeRow outcomes_of(const model::Norm& norm) const {
        OutcomeRow row{norm.attributes.validity, {}};
        std::set<Outcome> expected{Outcome::DoesNotExist, Outcome::Open};
        for (const auto& consequence : norm.consequences) expected.insert(outcome_of(consequence.kind));
        for (const Outcome outcome : {Outcome::Claim, Outcome::RegularClaim, Outcome::DiscretionOpened,
                                      Outcome::TakesEffect, Outcome::DoesNotExist, Outcome::Open})
            row.outcomes.push_back({outcome, expected.contains(outcome), {}});
        return row;
    }

    RequirementRow row_of(const model::Element& element) const {
        const model::Block& block = book_.block(element.block);
        RequirementRow row;
        row.name = block.name;
        row.text = block.text;
        row.kind = element.kind;
        row.citation = first_of(block.attributes);
        row.version = row.written_validity = block.attributes.validity;
        row.source = source_of(block.attributes);
        for (const State state :
             {State::Met, State::NotMet, State::Waived, State::NotApplicable, State::Open})
            row.states.push_back({state, can_be(element, block, state), {}});
        return row;
    }

    /// Without a condition a requirement always stands and a bar is always there, whatever is known.
    bool can_be(const model::Element& element, const model::Block& block, State state) const {
        const bool is_bar =
            element.kind != ElementKind::Voraussetzung && element.kind != ElementKind::Regelvoraussetzung;
        const bool has_condition = !block.condition.is_none();
        const auto has = [&](auto matches) {
            return std::any_of(block.ways.begin(), block.ways.end(),
                               [&](model::BlockId id) { return matches(book_.block(id).way); });
        };
        const bool has_exception = has([](WayKind way) { return way == WayKind::EsSeiDenn; });
        const bool has_substitute =
            has([](WayKind way) { return way != WayKind::EsSeiDenn && !is_waiver(way); });
        switch (state) {
            case State::Met: return has_condition || !is_bar || has_substitute;
            case State::NotMet:  // a proceeding to be awaited never decides against the person
                return element.kind != ElementKind::Aussetzung && (has_condition || is_bar || has_exception);
            case State::Waived: return has(is_waiver);
            case State::NotApplicable: return !block.only_if.is_none();
            case State::Open: return has_condition || has_exception || !block.only_if.is_none();
        }
        return false;
    }

    void ways(NormCoverage& coverage, const model::Block& requirement, const model::Block& block,
              const std::string& before) {
        int number = 0;
        for (const model::BlockId id : block.ways) {
            const model::Block& way = book_.block(id);
            ++number;
            const std::string name = way.name.empty() ? std::to_string(number) : way.name;
            add_way(coverage, requirement, way, before + core::canonical_name(name), false);
        }
    }

    void add_way(NormCoverage& coverage, const model::Block& requirement, const model::Block& way,
                 const std::string& path, bool is_elsewhere) {
        WayRow row;
        row.requirement = requirement.name;
        row.requirement_text = requirement.text;
        row.path = path;
        row.text = way.text;
        row.kind = way.way;
        row.citation = first_of(way.attributes);
        row.version = way.attributes.validity;
        row.source = source_of(way.attributes);
        row.is_elsewhere = is_elsewhere;
        coverage.ways.push_back(std::move(row));
        ways(coverage, requirement, way, path + "/");
    }

    void put_together(const engine::Plan& plan, const engine::PlanNorm& planned) {
        const model::Norm& norm = book_.norm(planned.norm);
        for (const auto& element : planned.elements) {
            if (element.is_old_side) continue;  // expected where it was the law of its day
            const model::Norm& home = book_.norm(book_.element(element.element).home);
            if (element.is_taken_over && home.citation != norm.citation) taken_over(norm, element.element);
            for (const std::uint32_t index : element.deviations)
                deviation(norm, home, element, plan.blocks[index].block);
        }
    }

    static RequirementRow* find_row(NormCoverage& coverage, const RequirementRow& like) {
        const auto found = std::find_if(
            coverage.requirements.begin(), coverage.requirements.end(), [&](const RequirementRow& row) {
                return row.name == like.name && row.citation == like.citation &&
                       row.written_validity == like.written_validity && row.version == like.version;
            });
        return found == coverage.requirements.end() ? nullptr : &*found;
    }

    RequirementRow taken_row(const model::Norm& norm, model::ElementId id) const {
        RequirementRow row = row_of(book_.element(id));
        row.origin = Origin::TakenOver;
        row.version = cut(row.written_validity, norm.attributes.validity);
        return row;
    }

    /// The ways inside come along, but are tried where they are written.
    void taken_over(const model::Norm& norm, model::ElementId id) {
        NormCoverage& coverage = coverage_of(norm);
        RequirementRow row = taken_row(norm, id);
        if (find_row(coverage, row) == nullptr) coverage.requirements.push_back(std::move(row));
    }

    /// A way from elsewhere makes its requirement one that can be waived. For a requirement of a general part
    /// this is so only in the norm that says it, unless the general part says it itself.
    void deviation(const model::Norm& norm, const model::Norm& home, const engine::PlanElement& element,
                   model::BlockId way) {
        const model::Block& block = book_.block(way);
        const model::Norm& speaker = speaker_of(norm, way);
        const bool is_for_general = home.is_general && speaker.is_general;
        NormCoverage& coverage = coverage_of(is_for_general ? home : norm);
        const RequirementRow like =
            element.is_taken_over ? taken_row(norm, element.element) : row_of(book_.element(element.element));
        if (RequirementRow* row = find_row(coverage, like); row != nullptr && is_waiver(block.way))
            row->states[static_cast<std::size_t>(State::Waived)].is_expected = true;
        if (&speaker != &norm && !is_for_general) return;  // came along with what is taken over
        const std::string name = block.name.empty() ? "abweichend" : block.name;
        const model::Block& requirement = book_.block(book_.element(element.element).block);
        if (seen_.insert({&coverage, requirement.name, way}).second)
            add_way(coverage, requirement, block, core::canonical_name(name), true);
    }

    const model::Norm& speaker_of(const model::Norm& norm, model::BlockId way) const {
        for (const auto& candidate : book_.norms)
            for (const auto& one : candidate.deviations)
                if (one.way == way) return candidate;
        return norm;
    }

    const model::RuleBook& book_;
    std::map<std::pair<core::Citation, bool>, NormCoverage> norms_;
    std::set<std::tuple<const NormCoverage*, std::string, model::BlockId>> seen_;
    Coverage result_;
};

}  // namespace

Coverage expected_cells(const model::RuleBook& book) { return Expecting(book).run(); }

}  // namespace analysis
