// A version must not use what is not law while it is. What has no span of its own holds as long as what it
// uses: then the days on which something is missing are handed on to whoever uses it.
#include "dsl/core/day_set.hpp"
#include "dsl/model/check/passes.hpp"
#include "dsl/model/matching.hpp"

namespace dsl::model::checking {

namespace {

using core::DaySet;

core::DayInterval interval(const Validity& validity) { return {validity.from, validity.until}; }

/// A use of a name, or of a norm by citation.
struct Need {
    const Use* name = nullptr;
    const NormUse* norm = nullptr;

    const Validity& validity() const { return name != nullptr ? name->validity : norm->validity; }
    Span span() const { return name != nullptr ? name->span : norm->span; }
};

class Coverage {
public:
    explicit Coverage(Context& context) : context_(context) {
        for (const Use& use : context.uses)
            if (use.is_dated && use.user != use.used) needs_[use.user].push_back({&use, nullptr});
        for (const NormUse& use : context.norm_uses)
            if (use.is_dated) needs_[use.user].push_back({nullptr, &use});
    }

    void check_all() {
        for (const auto& [user, needs] : needs_) {
            if (is_definition(user)) {
                days(user);
                continue;
            }
            for (const Need& need : needs) check(need);
        }
    }

private:
    static bool is_definition(Thing thing) {
        return thing.kind == ThingKind::Definition || thing.kind == ThingKind::Table ||
               thing.kind == ThingKind::Chain;
    }

    /// Days on which the thing and all it needs are law.
    const DaySet& days(Thing thing) {
        if (const auto known = days_.find(thing); known != days_.end()) return known->second;
        DaySet own;
        if (thing.kind == ThingKind::Fact)
            own.add(interval(context_.book.facts[thing.index].attributes.validity));
        else if (!is_definition(thing))
            own.add({});
        else
            for (const Stretch& stretch : context_.versions[thing]) own.add(interval(stretch.validity));
        days_[thing] = own;  // what a cycle meets; it is reported elsewhere
        if (const auto needs = needs_.find(thing); is_definition(thing) && needs != needs_.end())
            for (const Need& need : needs->second) hand_on(need, own);
        return days_[thing] = own;
    }

    /// Open ends of a definition shrink to what it needs; holes inside of a stated span are mistakes.
    void hand_on(const Need& need, DaySet& own) {
        const DaySet missing = missing_days(need);
        for (const core::DayInterval& gap : missing.intervals()) {
            const bool open_start =
                gap.from == core::Date::distant_past() && need.validity().from == gap.from;
            const bool open_end = gap.to == core::Date::never() && need.validity().until == gap.to;
            if (open_start || open_end)
                own.remove(gap);
            else
                report(need, gap);
        }
    }

    /// When something of what the citation names is law. Of nothing, all elements would be met.
    DaySet norm_days(const NormUse& use) const {
        const RuleBook& book = context_.book;
        DaySet covered;
        for (const core::Citation& target : use.citations) {
            for (const NormId norm : norms_cited(book, target))
                covered.add(interval(book.norm(norm).attributes.validity));
            if (!covered.is_empty()) continue;
            for (const ElementId id : match(book, target, elements_in_paragraph(book, target), {}).whole)
                covered.add(interval(book.block(book.element(id).block).attributes.validity));
            if (covered.is_empty()) covered.add({});  // a way, or reported already
        }
        return covered;
    }

    DaySet missing_days(const Need& need) {
        const DaySet needed(interval(need.validity()));
        DaySet covered;
        if (need.name != nullptr)
            covered.assign(days(need.name->used));
        else
            covered = norm_days(*need.norm);
        DaySet missing;
        missing.assign_difference(needed, covered);
        return missing;
    }

    void check(const Need& need) {
        if (is_empty(need.validity())) return;
        const DaySet missing = missing_days(need);
        for (const core::DayInterval& gap : missing.intervals()) {
            // a link to a norm that is not law yet is no; who has no first day says nothing about the past
            if (gap.from == core::Date::distant_past() && need.norm != nullptr) continue;
            report(need, gap);
        }
    }

    void report(const Need& need, const core::DayInterval& gap) {
        const Validity days{gap.from, gap.to};
        const std::string name = need.name != nullptr ? name_of(context_, need.name->used)
                                                      : core::to_text(need.norm->citations.front());
        const std::string first =  // nobody writes an earlier day
            days.from.is_day() ? first_day_text(days)
                               : core::to_iso(core::date_of(core::first_year_read, 1, 1));
        auto message =
            context_.diagnostics.report(Code::UsesOutOfForce, need.span(), name, first, last_day_text(days));
        if (need.name != nullptr) {
            message.label(span_of(context_, need.name->used), TextId::DeclaredHere);
            return;
        }
        for (const NormId norm : norms_cited(context_.book, need.norm->citations.front()))
            message.label(context_.book.norm(norm).span, TextId::DeclaredHere);
    }

    Context& context_;
    std::map<Thing, std::vector<Need>> needs_;
    std::map<Thing, DaySet> days_;
};

}  // namespace

void check_uses_in_force(Context& context) { Coverage(context).check_all(); }

}  // namespace dsl::model::checking
