#include "evaluator/pathway/expiry.hpp"

#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/pathway/grants.hpp"

namespace evaluator::pathway {

using core::Date;

namespace {

person::ItemList* periods_of(person::Person& person, const StatusList& where, Date day) {
    const person::FactEntry* entry = where.list.is_none() ? nullptr : person.find(where.list);
    const person::TimedValue* timed = entry ? entry->on(day) : nullptr;
    const auto* link = timed ? std::get_if<person::ListLink>(&timed->known) : nullptr;
    return link && link->list < person.lists.size() ? &person.lists[link->list] : nullptr;
}

template <typename Known> const Known* attribute(const person::Item& item, model::FactId id, Date day) {
    const person::FactEntry* entry = id.is_none() ? nullptr : item.find(id);
    const person::TimedValue* timed = entry ? entry->on(day) : nullptr;
    return timed ? std::get_if<Known>(&timed->known) : nullptr;
}

core::Citation down_to_absatz(core::Citation citation) {
    for (std::size_t rank = core::index_of(core::Rank::Absatz) + 1; rank < core::rank_count; ++rank)
        citation.parts[rank].reset();
    return citation;
}

class Paper {
public:
    Paper(Scanner& scanner, PersonIndex who, Date horizon, File& file)
        : scanner_(scanner),
          where_(status_list(scanner.plans().book())),
          as_of_(scanner.plans().options().as_of),
          horizon_(horizon),
          file_(file) {
        expiry_.who = who;
    }

    std::optional<Expiry> read() {
        person::Household changed = *file_;
        person::ItemList* list = periods_of(changed.persons[expiry_.who], where_, as_of_);
        if (list == nullptr) return std::nullopt;
        const auto held = std::find_if(list->items.begin(), list->items.end(), [&](const person::Item& item) {
            return item.from.high <= as_of_ && item.until.low > as_of_;
        });
        if (held == list->items.end() || std::next(held) != list->items.end()) return std::nullopt;
        ends_in_file_ = held->until.low != Date::never();
        expiry_.day = last_day_of(*held);
        if (expiry_.day >= horizon_) return std::nullopt;
        if (expiry_.who != 0) expiry_.person = file_->persons[expiry_.who].id;
        name_status(*held);
        decide();
        using Next = Expiry::Next;
        if (expiry_.next == Next::Renewed) held->until = {Date::never(), Date::never()};
        if (expiry_.next == Next::Ends) {
            held->until = {expiry_.day, expiry_.day};
            leave_open(where_, *list, expiry_.day);
        }
        file_ = std::make_shared<const person::Household>(std::move(changed));
        return expiry_;
    }

private:
    /// First day after the last one that the file, or else the newest paper, still covers.
    Date last_day_of(const person::Item& held) const {
        if (ends_in_file_) return held.until.low;
        std::optional<Date> last;
        for (const person::Proof& proof : held.proofs)
            if (proof.valid_until && *proof.valid_until >= as_of_)
                last = std::max(last.value_or(*proof.valid_until), *proof.valid_until);
        return last ? core::next_day(*last) : Date::never();
    }

    void name_status(const person::Item& held) {
        const auto* values = attribute<model::ChoiceValues>(held, where_.status, as_of_);
        const auto& choice = scanner_.plans().book().choice(scanner_.plans().book().status_choice).values;
        for (std::size_t i = 0; values && i < choice.size(); ++i)
            if (values->mask == model::ChoiceMask{1} << i) {
                status_ = static_cast<std::uint8_t>(i);
                expiry_.status = choice[i].text.empty() ? choice[i].name : choice[i].text;
            }
        const auto* basis = attribute<person::CitationSet>(held, where_.basis, as_of_);
        if (basis && basis->one_of.size() == 1) expiry_.basis = basis->one_of.front();
    }

    /// What gives this status on this basis, under the law of the day.
    bool gives(const Grant& grant) const {
        if (!status_ || grant.status != *status_) return false;
        if (!expiry_.basis) return true;
        // The law moves its sentences: the same Absatz is near enough.
        const core::Citation basis = down_to_absatz(*expiry_.basis);
        const auto is_near = [&](const core::Citation& other) {
            return core::contains(basis, other) || core::contains(other, basis);
        };
        return is_near(grant.norm) || (grant.basis && is_near(*grant.basis));
    }

    /// A title given before the law changed is not given again by a transition that keeps old law for old
    /// applications.
    static bool is_law_itself(const engine::Plan& plan, const core::Citation& norm) {
        const engine::PlanNorm* planned = plan.find(norm);
        return planned && std::none_of(planned->transitions.begin(), planned->transitions.end(),
                                       [](const auto& one) { return one.revives; });
    }

    void decide() {
        using Next = Expiry::Next;
        const File before = with_former_status();
        bool is_law = false;
        for (const Grant& grant : grants_of(scanner_.plans().on(expiry_.day), expiry_.who)) {
            if (!gives(grant) || !is_law_itself(scanner_.plans().on(expiry_.day), grant.norm)) continue;
            is_law = true;
            for (const File& file : {before, file_})
                if (is_open(file, grant.norm, expiry_.day)) return renew(file, grant);
        }
        // Other norms may let it be given again (a child's title, a title of one's own): that its own norm is
        // not open does not end it. That there is no such norm any more does.
        const bool was_law = expiry_.basis && knows_basis();
        expiry_.is_barred = was_law;
        expiry_.next = (was_law && !is_law) || ends_in_file_ ? Next::Ends : Next::GoesOn;
    }

    void renew(const File& file, const Grant& grant) {
        expiry_.next = Expiry::Next::Renewed;
        expiry_.norm = grant.norm;
        expiry_.renewals = {expiry_.day};
        const auto length =
            engine::written_duration(scanner_.plans().book(), grant.leads_to->duration, expiry_.day);
        if (!length) return;
        for (Date day = core::state_met_on(expiry_.day, *length);
             day < horizon_ && day > expiry_.renewals.back(); day = core::state_met_on(day, *length)) {
            if (!is_open(file, grant.norm, day)) return;
            expiry_.renewals.push_back(day);
        }
    }

    bool is_open(const File& file, const core::Citation& norm, Date day) {
        return scanner_.first_possible(file, expiry_.who, norm_node(norm), day, core::next_day(day))
            .has_value();
    }

    bool knows_basis() const {
        const auto& norms = scanner_.plans().book().norms;
        return std::any_of(norms.begin(), norms.end(), [&](const model::Norm& norm) {
            return core::contains(norm.citation, *expiry_.basis) ||
                   core::contains(*expiry_.basis, norm.citation);
        });
    }

    /// As if what is held had never been given and the status before it had gone on (docs/decisions).
    File with_former_status() const {
        person::Household changed = *file_;
        person::ItemList* list = periods_of(changed.persons[expiry_.who], where_, as_of_);
        if (list == nullptr || list->items.size() < 2) return file_;
        list->items.pop_back();
        list->items.back().until = {Date::never(), Date::never()};
        return std::make_shared<const person::Household>(std::move(changed));
    }

    Scanner& scanner_;
    StatusList where_;
    Date as_of_, horizon_;
    File& file_;
    Expiry expiry_;
    std::optional<std::uint8_t> status_;
    bool ends_in_file_ = false;
};

}  // namespace

std::vector<Expiry> expiries(Scanner& scanner, const std::vector<PersonIndex>& persons, Date horizon,
                             File& file) {
    std::vector<Expiry> found;
    for (const PersonIndex who : persons)
        if (auto one = Paper{scanner, who, horizon, file}.read()) found.push_back(std::move(*one));
    return found;
}

}  // namespace evaluator::pathway
