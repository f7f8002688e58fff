// A version must not use what is not law while it is. What has no span of its own holds as long as what it uses: then
// the days on which something is missing are handed on to whoever uses it.
#include <optional>

#include "dsl/core/day_set.hpp"
#include "dsl/model/check/passes.hpp"

namespace dsl::model::checking {

namespace {

using core::DaySet;

core::DayInterval interval(const Validity& validity) { return {validity.from, validity.until}; }

class Coverage {
public:
    explicit Coverage(Context& context) : context_(context) {
        for (const Use& use : context.uses)
            if (use.is_dated && use.user != use.used) uses_[use.user].push_back(&use);
    }

    void check_all() {
        for (const auto& [user, uses] : uses_) {
            if (is_definition(user)) {
                days(user);
                continue;
            }
            for (const Use* use : uses) check(*use);
        }
    }

private:
    static bool is_definition(Thing thing) {
        return thing.kind == ThingKind::Definition || thing.kind == ThingKind::Table || thing.kind == ThingKind::Chain;
    }

    /// Days on which the thing and all it needs are law.
    const DaySet& days(Thing thing) {
        if (const auto known = days_.find(thing); known != days_.end()) return known->second;
        DaySet& set = days_[thing];  // a cycle meets the empty start; it is reported elsewhere
        if (thing.kind == ThingKind::Fact) {
            set.add(interval(context_.book.facts[thing.index].attributes.validity));
            return set;
        }
        if (!is_definition(thing)) {
            set.add({});
            return set;
        }
        DaySet own;
        for (const Stretch& stretch : context_.versions[thing]) own.add(interval(stretch.validity));
        days_[thing] = own;
        if (const auto uses = uses_.find(thing); uses != uses_.end())
            for (const Use* use : uses->second) {
                DaySet missing = missing_days(*use);
                for (const core::DayInterval& gap : missing.intervals()) {
                    const bool open_start = gap.from == core::Date::distant_past() && use->validity.from == gap.from;
                    const bool open_end = gap.to == core::Date::never() && use->validity.until == gap.to;
                    if (open_start || open_end)
                        own.remove(gap);
                    else
                        report(*use, gap);
                }
            }
        return days_[thing] = own;
    }

    DaySet missing_days(const Use& use) {
        DaySet needed(interval(use.validity));
        DaySet covered;
        covered.assign(days(use.used));
        DaySet missing;
        missing.assign_difference(needed, covered);
        return missing;
    }

    void check(const Use& use) {
        if (is_empty(use.validity)) return;
        const DaySet missing = missing_days(use);
        for (const core::DayInterval& gap : missing.intervals()) {
            // a norm without a first day says nothing about the past
            if (gap.from == core::Date::distant_past()) continue;
            report(use, gap);
        }
    }

    void report(const Use& use, const core::DayInterval& gap) {
        const Validity days{gap.from, gap.to};
        auto message = context_.diagnostics.report(Code::UsesOutOfForce, use.span, name_of(context_, use.used),
                                                   first_day_text(days), last_day_text(days));
        message.label(span_of(context_, use.used), TextId::DeclaredHere);
    }

    Context& context_;
    std::map<Thing, std::vector<const Use*>> uses_;
    std::map<Thing, DaySet> days_;
};

}  // namespace

void check_uses_in_force(Context& context) { Coverage(context).check_all(); }

}  // namespace dsl::model::checking
