// Leaves: what makes a comparison, a sum, a length of time come out right is found by trying.
#include <algorithm>

#include "dsl/core/calendar.hpp"
#include "evaluator/missing/proof.hpp"

namespace evaluator::missing {

using core::Date;
using engine::Assumption;
using engine::Evaluation;
using engine::Frame;
using engine::NodeKind;
using engine::OpenVariable;
using engine::Truth;
using engine::Value;
using engine::Variable;
using model::BaseType;
using model::Operation;

namespace {

bool is_of_a_kind_that_changes(BaseType type, const Value& value) {
    switch (type) {
        case BaseType::Wahr: return value.truth.is_decided();
        case BaseType::Auswahl:
        case BaseType::Zahl:
        case BaseType::Geld:
        case BaseType::Prozent: return value.is_known;
        case BaseType::Ereignis: return value.is_known && value.from_low == Date::never();
        default: return false;
    }
}

}  // namespace

Subject Search::subject_of(const OpenVariable& open, Kind kind) const {
    Subject subject;
    subject.kind = kind;
    subject.open = open;
    subject.is_about_the_day = open.context.day == evaluation_.as_of();
    return with_place(std::move(subject), plan_);
}

Family Search::answer(const OpenVariable& open, Says says, Kind kind) {
    const std::uint32_t number = shared_.subjects.number_of(subject_of(open, kind));
    Literal literal;
    literal.subject = number;
    literal.says = says;
    return Family::of(literal, shared_.subjects.rank_of(number));
}

/// What a human weighs or decides, or the end of a proceeding; also where one has already decided otherwise.
Family Search::weighed(NodeId id, const PlanNode& node, const Context& context, bool wanted) {
    const Says says = wanted ? Says::Yes : Says::No;
    OpenVariable open;
    open.variable = evaluation_.variable_of(node, context);
    open.context = context;
    const bool is_open = evaluation_.value(id, context).truth.is_open();
    if (open.variable.kind == Variable::Kind::Reading) {
        if (!is_open) return Family::impossible();  // chosen by the user
        const std::size_t count = plan_.book->reading(model::ReadingId{node.ref}).meanings.size();
        const model::ChoiceMask meaning = model::ChoiceMask{1} << node.column;
        Literal literal;
        literal.subject = shared_.subjects.number_of(subject_of(open, Kind::Reading));
        literal.says = Says::OneOf;
        literal.values = wanted ? meaning : ((model::ChoiceMask{1} << count) - 1) & ~meaning;
        if (literal.values == 0) return Family::impossible();  // there is no other meaning
        return Family::of(literal, static_cast<std::uint32_t>(Kind::Reading));
    }
    if (is_open) {
        note_turning_day({id, context, wanted});  // a judgement may be there for later days
        return answer(open, says, kind_of(open.variable.kind));
    }
    return answer(open, says, Kind::Overruled);
}

Family Search::leaf(NodeId id, const Context& context, bool wanted) {
    const Leaf leaf{id, context, wanted};
    note_turning_day(leaf);
    std::set<std::uint32_t> attained;
    Family result = either(by_steps(leaf, attained), by_list_steps(leaf));
    const std::vector<Subject> subjects = subjects_in(leaf, attained);
    result = either(result, by_trying(leaf, subjects));
    const Truth truth = evaluation_.value(id, context).truth;
    if (result.is_impossible() && truth.possible(lane_) && !truth.certain(lane_)) {
        // Not to be tried one by one: knowing all it hangs on settles it, with values that suit.
        Family everything = Family::already();
        for (const Subject& subject : subjects)
            if (subject.kind != Kind::Different)
                everything = both(everything, answer(subject.open, Says::Suitable, subject.kind));
        if (!everything.is_already()) result = everything;
    }
    if (result.is_impossible()) dead_.push_back({id, context});
    return result;
}

std::vector<Subject> Search::subjects_in(const Leaf& leaf, const std::set<std::uint32_t>& attained) {
    std::vector<Subject> result;
    for (const OpenVariable& open : engine::open_variables(evaluation_, leaf.id, leaf.context))
        result.push_back(subject_of(open, kind_of(open.variable.kind)));
    std::vector<Subject> others;
    changeable_facts(leaf.id, leaf.context, others);
    for (Subject& subject : others) {
        const std::uint32_t fact = subject.open.variable.ref;
        const bool is_own = subject.open.variable.list.is_none() &&
                            subject.open.variable.who == evaluation_.root().frame(0).who;
        if (is_own && attained.count(fact) != 0) continue;
        const bool is_there = std::any_of(result.begin(), result.end(), [&](const Subject& other) {
            return other.open.variable == subject.open.variable;
        });
        if (!is_there) result.push_back(std::move(subject));
    }
    return result;
}

/// Known facts a leaf reads that may become otherwise.
void Search::changeable_facts(NodeId id, const Context& context, std::vector<Subject>& into, int depth) {
    constexpr int deepest = 12;
    const PlanNode& node = plan_.nodes[id];
    if (depth > deepest || context.day != evaluation_.as_of()) return;
    const auto below = [&](const Context& inner) {
        for (std::uint32_t i = 0; i < node.operand_count; ++i)
            changeable_facts(operand(node, i), inner, into, depth + 1);
    };
    if (node.kind == NodeKind::Call) return below(context.for_body(node.frame, node.per_item));
    if (node.kind != NodeKind::Expression) return;
    switch (node.operation) {
        case Operation::FactUse: {
            const model::FactId fact{node.ref};
            if (!can_change(fact, context.frame(node.frame), context)) return;
            OpenVariable open;
            open.variable = evaluation_.variable_of(node, context);
            open.context = context;
            into.push_back(subject_of(open, Kind::Different));
            return;
        }
        case Operation::ForPerson: {
            engine::Until until{};
            bool is_missing = false;
            const auto who = evaluation_.read_person(model::FactId{node.ref}, context.frame(node.frame),
                                                     context.day, is_missing, until);
            if (is_missing || !who) return;
            Frame other;
            other.who = *who;
            return below(context.with(other));
        }
        case Operation::Equal:
        case Operation::In:
        case Operation::IsPresent:
        case Operation::Compare:
        case Operation::Before:
        case Operation::After:
        case Operation::NotLater:
        case Operation::NotEarlier:
        case Operation::DistanceAfter:
        case Operation::DistanceBefore:
        case Operation::WithinAfter:
        case Operation::WithinBefore:
        case Operation::Add:
        case Operation::Subtract:
        case Operation::Multiply:
        case Operation::Divide:
        case Operation::Share:
        case Operation::If: return below(context);
        default: return;  // lists, days and chains: what is past
    }
}

/// What is past stays: days, events that have happened, entries of lists. Nobody is asked to become ill.
bool Search::can_change(model::FactId id, const Frame& frame, const Context& context) {
    const model::Fact& fact = plan_.book->fact(id);
    if (fact.is_sensitive) return false;
    if (frame.item && !frame.item->person && !plan_.book->fact(frame.list).type.is(BaseType::Personen))
        return false;
    if (!frame.item && !fact.owner.is_none()) return false;
    const Value value = evaluation_.read_fact(id, frame, context.day);
    if (value.is_nobody) return false;
    if (!is_of_a_kind_that_changes(fact.type.base, value)) return false;
    const bool lasts = fact.type.base == BaseType::Wahr
                           ? (value.truth.certain() ? fact.yes_lasts : fact.no_lasts)
                           : fact.yes_lasts && fact.no_lasts;
    if (!lasts || shared_.changes_lasting) return true;
    shared_.met_lasting = true;
    return false;
}

bool Search::is_reached(const Leaf& leaf, const std::vector<Assumption>& assumed, bool notes_day) {
    ++tries_;
    std::vector<Assumption> together = assumed;  // first match counts: what is tried goes before
    together.insert(together.end(), given_.begin(), given_.end());
    evaluation_.assume(std::move(together));
    const Truth truth = evaluation_.value(leaf.id, leaf.context).truth;
    const bool reached = leaf.wanted ? truth.certain(lane_) : !truth.possible(lane_);
    if (!reached && notes_day) note_turning_day(leaf);
    back_to_given();
    return reached;
}

/// Steps from change to change until it comes out right by itself (with the answers assumed at the moment).
void Search::note_turning_day(const Leaf& leaf) {
    if (leaf.context.day != evaluation_.as_of()) return;
    constexpr int most_steps = 40;
    Date day = leaf.context.day;
    for (int i = 0; i < most_steps; ++i) {
        const Value here = evaluation_.value(leaf.id, leaf.context.on(day));
        if (i > 0 && (leaf.wanted ? here.truth.certain(lane_) : !here.truth.possible(lane_))) {
            shared_.days.insert(day);
            return;
        }
        const Date next = here.until.facts;
        if (next >= shared_.horizon) return;
        day = std::max(next, core::next_day(day));
    }
}

/// Fewest changes first; what is reached already is not extended.
Family Search::by_trying(const Leaf& leaf, const std::vector<Subject>& subjects) {
    Family result = Family::impossible();
    tries_ = 0;
    std::vector<std::vector<Literal>> all;
    for (const Subject& subject : subjects) all.push_back(cells(subject));
    std::vector<Assumption> assumed;
    const auto extend = [&](const auto& self, std::size_t from, std::size_t more,
                            const Family& so_far) -> void {
        for (std::size_t i = from; i < subjects.size() && tries_ < most_tries; ++i) {
            const std::uint32_t rank = static_cast<std::uint32_t>(subjects[i].kind);
            const auto keep = [&](const Literal& literal) {
                result = either(result, both(so_far, Family::of(literal, rank)));
            };
            if (more == 1 && all[i].empty()) {
                for (const Literal& literal : thresholds(leaf, subjects[i], assumed)) keep(literal);
                continue;
            }
            Literal together;
            for (const Literal& literal : all[i]) {
                const auto assumption = tried(subjects[i], literal, evaluation_, shared_.today);
                if (!assumption) continue;
                assumed.push_back(*assumption);
                if (more > 1) {
                    self(self, i + 1, more - 1, both(so_far, Family::of(literal, rank)));
                } else if (is_reached(leaf, assumed, true)) {
                    if (literal.says == Says::OneOf) {
                        together.subject = literal.subject;
                        together.says = Says::OneOf;
                        together.values |= literal.values;
                    } else {
                        keep(literal);
                    }
                }
                assumed.pop_back();
            }
            if (together.values != 0) keep(together);
        }
    };
    const std::size_t largest = std::min<std::size_t>({subjects.size(), 3, limits_.most_changes});
    for (std::size_t size = 1; size <= largest && tries_ < most_tries; ++size)
        extend(extend, 0, size, Family::already());
    if (tries_ >= most_tries) limits_.is_number_cut = true;
    back_to_given();
    return result;
}

}  // namespace evaluator::missing
