#include "evaluator/engine/reasons.hpp"

#include <algorithm>

#include "evaluator/engine/birth.hpp"
#include "evaluator/engine/parts.hpp"

namespace evaluator::engine {

using core::Date;
using model::BaseType;
using model::Operation;

namespace {

Direction opposite(Direction direction) {
    return direction == Direction::Yes  ? Direction::No
           : direction == Direction::No ? Direction::Yes
                                        : direction;
}

/// Walks down the open nodes only.
class Collector {
public:
    explicit Collector(Evaluation& evaluation) : evaluation_(evaluation), plan_(evaluation.plan()) {
        found_.reserve(3);  // a larger piece of memory is slow to get, and most nodes hang on few
    }

    void node(NodeId id, const Context& context, Direction direction) {
        const PlanNode& source = plan_.nodes[id];
        std::uint8_t bits = 0;
        if (source.is_truth()) {
            const Truth truth = evaluation_.truth_value(id, context).truth;
            if (truth.is_decided()) return;
            bits = truth.bits;
        } else {
            const Value value = evaluation_.value(id, context);
            note_amount(value);
            if (value.is_known) return;
        }
        if (++visits_ > most_visits) return;
        note_shape(id, context, bits);
        switch (source.kind) {
            case NodeKind::Expression: expression(source, context, direction); break;
            case NodeKind::Call:
                node(operand(source, 0), context.for_body(source.frame, source.per_item), direction);
                break;
            case NodeKind::WeakerMeans:
            case NodeKind::Strictly: node(operand(source, 0), context, direction); break;
            case NodeKind::Atypical:
            case NodeKind::Discretion:
            case NodeKind::Suspension:
                add(evaluation_.variable_of(source, context), context, direction);
                break;
            case NodeKind::LawSwitch: operands(source, context, Direction::Either); break;
            case NodeKind::EveryPerson: every_person(source, context, direction); break;
        }
    }

    std::vector<OpenVariable> take() { return std::move(found_); }
    std::uint64_t shape() const { return shape_; }

private:
    static constexpr int most_visits = 50000;

    void mix(std::uint64_t part) {
        shape_ = (shape_ ^ part) * 0x9E3779B97F4A7C15ULL;
        shape_ ^= shape_ >> 29U;
    }
    void note_shape(NodeId id, const Context& context, std::uint8_t bits) {
        const Frame& frame = context.frame(0);
        mix(std::uint64_t{id} << 8U | bits);
        mix(frame.who);
        mix(std::uint64_t{frame.list.index} << 32U | frame.position);
    }
    /// What an open comparison is with.
    void note_amount(const Value& value) {
        mix(value.mask);
        mix(static_cast<std::uint64_t>(value.low.floor()));
        mix(static_cast<std::uint64_t>(value.high.floor()));
        mix(std::uint64_t{static_cast<std::uint32_t>(value.from_low.days)} << 32U |
            static_cast<std::uint32_t>(value.from_high.days));
    }

    NodeId operand(const PlanNode& source, std::uint32_t i) const { return plan_.operand(source, i); }

    void operands(const PlanNode& source, const Context& context, Direction direction) {
        for (std::uint32_t i = 0; i < source.operand_count; ++i) node(operand(source, i), context, direction);
    }

    void add(const Variable& variable, const Context& context, Direction direction) {
        for (OpenVariable& known : found_) {
            if (!(known.variable == variable)) continue;
            mix(static_cast<std::uint64_t>(&known - found_.data()));
            ++known.occurrences;
            if (known.direction != direction) known.direction = Direction::Either;
            return;
        }
        found_.push_back({variable, direction, 1, context});
    }

    void add_fact(model::FactId fact, const Frame& frame, const Context& context, Direction direction) {
        Variable variable;
        variable.ref = fact.index;
        variable.who = frame.who;
        variable.day = evaluation_.answer_span(fact, frame, context.day).from;
        if (frame.item) {
            variable.list = frame.list;
            variable.position = frame.position;
        }
        add(variable, context, direction);
    }

    /// More of what is counted helps "at least" and hurts "at most".
    static Direction measured_from(const PlanNode& source, Direction direction) {
        const bool grows =
            source.measure == model::Measure::AtLeast || source.measure == model::Measure::MoreThan;
        return grows ? direction : opposite(direction);
    }

    void expression(const PlanNode& source, const Context& context, Direction direction) {
        switch (source.operation) {
            case Operation::AllOf:
            case Operation::AnyOf:
            case Operation::Case: operands(source, context, direction); break;
            case Operation::CountOf: operands(source, context, measured_from(source, direction)); break;
            case Operation::NoneOf:
            case Operation::Not: operands(source, context, opposite(direction)); break;
            case Operation::FactUse:
                add_fact(model::FactId{source.ref}, context.frame(source.frame), context,
                         source.type == BaseType::Wahr ? direction : Direction::Either);
                break;
            case Operation::CurrentPeriod: {
                Frame owner = context.frame(source.frame);
                owner.item = nullptr;
                add_fact(model::FactId{source.ref}, owner, context,
                         source.type == BaseType::Wahr ? direction : Direction::Either);
                break;
            }
            case Operation::Age:
                add_fact(source.ref == ~0U ? plan_.book->birth_date : model::FactId{source.ref},
                         context.frame(source.frame), context, Direction::Either);
                break;
            case Operation::Judgement:
            case Operation::Discretion:
            case Operation::ReadingIs:
                add(evaluation_.variable_of(source, context), context, direction);
                break;
            case Operation::ForPerson: for_person(source, context, direction); break;
            case Operation::OnDay: on_day(source, context, direction); break;
            case Operation::ExistsItem:
            case Operation::EveryItem: list(source, context, direction); break;
            case Operation::NoItem: list(source, context, opposite(direction)); break;
            case Operation::CountItems:
            case Operation::Sum:
            case Operation::Largest:
            case Operation::Smallest:
            case Operation::Earliest:
            case Operation::Latest: list(source, context, Direction::Either); break;
            case Operation::If: choice(source, context, direction); break;
            case Operation::TableValue: table(source, context); break;
            case Operation::DaysWith: days_with(source, context, direction); break;
            case Operation::ChainUse: chain(source, context, direction); break;
            case Operation::UninterruptedFor:
            case Operation::InTotal: measured(source, context, measured_from(source, direction)); break;
            case Operation::Throughout: measured(source, context, direction); break;
            case Operation::In:
            case Operation::Equal: {
                const std::size_t before = found_.size();
                operands(source, context, Direction::Either);
                // One legal basis, but a coarser one than the members: known, and yet it leaves the question
                // open.
                if (found_.size() == before) read_directly(operand(source, 0), context);
                break;
            }
            default: operands(source, context, Direction::Either); break;
        }
    }

    /// A branch that is certainly not taken does not matter.
    void choice(const PlanNode& source, const Context& context, Direction direction) {
        const Truth condition = evaluation_.value(operand(source, 0), context).truth;
        node(operand(source, 0), context, Direction::Either);
        const Direction inside = source.type == BaseType::Wahr ? direction : Direction::Either;
        if (condition.possible()) node(operand(source, 1), context, inside);
        if (!condition.certain()) node(operand(source, 2), context, inside);
    }

    /// The key, and what the cells that it can pick ask.
    void table(const PlanNode& source, const Context& context) {
        const Value key = evaluation_.value(operand(source, 0), context);
        node(operand(source, 0), context, Direction::Either);
        for (const PlanRow& row : plan_.tables[source.ref].rows)
            if ((row.keys & key.mask) != 0 && source.column < row.cells.size())
                node(row.cells[source.column], context, Direction::Either);
    }

    void read_directly(NodeId id, const Context& context) {
        const PlanNode& source = plan_.nodes[id];
        if (source.kind == NodeKind::Call) {
            read_directly(operand(source, 0), context.for_body(source.frame, source.per_item));
        } else if (source.kind == NodeKind::Expression && source.operation == Operation::ForPerson) {
            Until until{};
            bool is_missing = false;
            const auto who = evaluation_.read_person(model::FactId{source.ref}, context.frame(source.frame),
                                                     context.day, is_missing, until);
            Frame other;
            other.who = who.value_or(unknown_person);
            if (who) read_directly(operand(source, 0), context.with(other));
        } else if (source.kind == NodeKind::Expression &&
                   (source.operation == Operation::FactUse || source.operation == Operation::CurrentPeriod)) {
            Frame frame = context.frame(source.frame);
            if (source.operation == Operation::CurrentPeriod) frame.item = nullptr;
            add_fact(model::FactId{source.ref}, frame, context, Direction::Either);
        }
    }

    /// Sets of days are open on days only; ask about those although the set itself has no truth.
    void measured(const PlanNode& source, const Context& context, Direction direction) {
        for (std::uint32_t i = 0; i < source.operand_count; ++i) {
            const PlanNode& inner = plan_.nodes[operand(source, i)];
            days(inner, operand(source, i), context, i == 0 ? direction : Direction::Either);
        }
    }
    void days(const PlanNode& inner, NodeId id, const Context& context, Direction direction) {
        if (inner.kind == NodeKind::Call) {
            const NodeId body = operand(inner, 0);
            days(plan_.nodes[body], body, context.for_body(inner.frame, inner.per_item), direction);
        } else if (inner.kind == NodeKind::Expression && inner.operation == Operation::ChainUse) {
            chain(inner, context, direction);
        } else if (inner.kind == NodeKind::Expression && inner.operation == Operation::DaysWith) {
            days_with(inner, context, direction);
        } else {
            node(id, context, direction);
        }
    }

    void for_person(const PlanNode& source, const Context& context, Direction direction) {
        Until until{};
        bool is_missing = false;
        const auto who = evaluation_.read_person(model::FactId{source.ref}, context.frame(source.frame),
                                                 context.day, is_missing, until);
        if (is_missing) {
            add_person(source.ref, context.frame(source.frame), context);
            return;
        }
        if (!who) return;
        Frame other;
        other.who = *who;
        asks_birth(other, context);
        node(operand(source, 0), context.with(other), direction);
    }

    /// Whether somebody lives on the day may be what is open.
    bool asks_birth(const Frame& person, const Context& context) {
        if (!birth_of(evaluation_, person).lives_on(context.day).is_open()) return false;
        add_fact(plan_.book->birth_date, person, context, Direction::Either);
        return true;
    }

    void add_person(std::uint32_t fact, const Frame& owner, const Context& context) {
        Variable variable;
        variable.kind = Variable::Kind::Person;
        variable.ref = fact;
        variable.who = owner.who;
        add(variable, context, Direction::Either);
    }

    void every_person(const PlanNode& source, const Context& context, Direction direction) {
        const model::FactId fact{source.ref};
        Until until{};
        if (plan_.book->fact(fact).type.is_list()) {
            bool is_complete = false, is_nobody = false;
            const auto* items =
                evaluation_.read_list(fact, context.frame(0), context.day, is_complete, is_nobody, until);
            if (!items || !is_complete) add_person(source.ref, context.frame(0), context);
            for (std::uint32_t i = 0; items && i < items->items.size(); ++i) {
                const Frame frame = evaluation_.item_frame(fact, context.frame(0), *items, i);
                if (!evaluation_.covers(frame, context.day, until).possible()) continue;
                membership(frame, is_complete, context.frame(0), context, direction);
                node(operand(source, 0), context.with(frame), direction);
            }
            return;
        }
        bool is_missing = false;
        const auto who = evaluation_.read_person(fact, context.frame(0), context.day, is_missing, until);
        if (is_missing) add_person(source.ref, context.frame(0), context);
        if (is_missing || !who) return;
        Frame frame;
        frame.who = *who;
        asks_birth(frame, context);
        node(operand(source, 0), context.with(frame), direction);
    }

    void on_day(const PlanNode& source, const Context& context, Direction direction) {
        const Value day = evaluation_.value(operand(source, 0), context);
        if (day.from_low != day.from_high) node(operand(source, 0), context, Direction::Either);
        if (day.from_low.is_day()) node(operand(source, 1), context.on(day.from_low), direction);
        if (day.from_high.is_day() && day.from_high != day.from_low &&
            day.from_high < Date{Date::never().days - 1})
            node(operand(source, 1), context.on(day.from_high), direction);
    }

    void list(const PlanNode& source, const Context& context, Direction direction) {
        const model::FactId fact{source.ref};
        const Frame& owner = context.frame(source.frame);
        Until until{};
        bool is_complete = false, is_nobody = false;
        const auto* items = evaluation_.read_list(fact, owner, context.day, is_complete, is_nobody, until);
        if (!items || !is_complete) {
            Frame whole = owner;
            whole.item = nullptr;
            add_fact(fact, whole, context, direction);
        }
        for (std::uint32_t i = 0; items && i < items->items.size(); ++i) {
            const Frame frame = evaluation_.item_frame(fact, owner, *items, i);
            if (!evaluation_.covers(frame, context.day, until).possible()) continue;
            membership(frame, is_complete, owner, context, direction);
            operands(source, context.with(frame), direction);
        }
    }

    /// Whether an item is there at all may be what is open: by its standing, its days, its birth.
    void membership(const Frame& item, bool is_complete, const Frame& owner, const Context& context,
                    Direction direction) {
        Until until{};
        if (evaluation_.covers(item, context.day, until).is_decided()) return;
        if (plan_.book->fact(item.list).type.is(BaseType::Personen) && asks_birth(item, context)) return;
        if (!is_complete) return;  // an incomplete list is asked for anyhow
        Frame whole = owner;
        whole.item = nullptr;
        add_fact(item.list, whole, context, direction);
    }

    void days_with(const PlanNode& source, const Context& context, Direction direction) {
        const Value days = evaluation_.days_of(source, context);
        const std::vector<DayStep> steps(evaluation_.steps(days.days).begin(),
                                         evaluation_.steps(days.days).end());
        for (std::size_t i = 0; i < steps.size() && steps[i].from <= context.day; ++i) {
            if (!steps[i].truth.is_open()) continue;
            const Date until = i + 1 < steps.size() ? steps[i + 1].from : Date::never();
            for (const Date day : parts(operand(source, 0), {steps[i].from, until}, context))
                node(operand(source, 0), context.on(day), direction);
            birth(steps[i].from, context, direction);
        }
    }

    std::vector<Date> parts(NodeId id, const model::Validity& stretch, const Context& context) const {
        return parts_of(evaluation_, stretch, context.day, context.frame(0).who, plan_.dependencies[id]);
    }

    /// Whether the person lived on that day may be what is open.
    void birth(Date day, const Context& context, Direction direction) {
        if (!birth_in(evaluation_, context).lives_on(day).is_open()) return;
        Frame person = context.frame(0);
        person.item = nullptr;
        add_fact(plan_.book->birth_date, person, context, direction);
    }

    void chain(const PlanNode& source, const Context& context, Direction direction) {
        const Value days = evaluation_.days_of(source, context);
        const ChainResult result = evaluation_.chain_result(days.chain);
        const std::vector<ChainStretch> stretches(evaluation_.stretches(result).begin(),
                                                  evaluation_.stretches(result).end());
        const PlanChain& planned = plan_.chains[result.chain];
        // Days before the possible run begins cannot matter, unless they may be credited.
        const ChainFigures widest = evaluation_.chain_figures(result, 4, context.day);
        const bool is_credited = may_be_credited(evaluation_, planned, result.context);
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            const Date until = i + 1 < stretches.size() ? stretches[i + 1].from : Date::never();
            if (stretches[i].from > context.day) break;
            if (!is_credited && widest.start != Date::never() && until <= widest.start) continue;
            if (stretches[i].classes[0] == stretches[i].classes[4]) continue;
            birth(stretches[i].from, result.context, direction);
            const model::Validity span{stretches[i].from, std::min(until, core::next_day(context.day))};
            for (const PlanChainLine& line : planned.lines)
                if (!line.is_gap && line.kind != model::ChainLineKind::Credit)
                    chain_line(planned, line, span, result.context.on(context.day), direction);
        }
        gaps(planned, result, stretches, context, direction);
        for (const PlanChainLine& line : planned.lines)
            if (line.kind == model::ChainLineKind::Credit && line.condition != no_node)
                node(line.condition, result.context, direction);
    }

    void chain_line(const PlanChain& planned, const PlanChainLine& line, const model::Validity& span,
                    const Context& context, Direction direction) {
        if (line.condition != no_node)
            for (const Date day : parts(line.condition, span, context))
                node(line.condition, context.on(day), direction);
        if (line.counting == no_node) return;
        for (const Date day : parts(line.counting, span, context))
            node(line.counting, context.on(day), Direction::Either);
        const Value counting = evaluation_.value(line.counting, context.on(span.from));
        if (counting.is_known || is_doubtful(counting))
            doubtful(planned, span, context.on(span.from), direction);
    }

    void doubtful(const PlanChain& planned, model::Validity span, const Context& context,
                  Direction direction) {
        if (span.from == Date::distant_past()) return;
        Variable variable;
        variable.kind = Variable::Kind::Doubtful;
        variable.ref = planned.chain.index;
        variable.who = context.frame(0).who;
        variable.gap = span;
        add(variable, context, direction);
    }

    void gaps(const PlanChain& planned, const ChainResult& result, const std::vector<ChainStretch>& stretches,
              const Context& context, Direction direction) {
        for (std::size_t i = 0; i < stretches.size() && stretches[i].from <= context.day; ++i) {
            if (stretches[i].classes[0] != 0 || stretches[i].from == Date::distant_past()) continue;
            std::size_t last = i;
            while (last + 1 < stretches.size() && stretches[last + 1].classes[0] == 0) ++last;
            const Date end = last + 1 < stretches.size() ? stretches[last + 1].from : Date::never();
            const model::Validity span{stretches[i].from, std::min(end, core::next_day(context.day))};
            const GapVerdict verdict = evaluation_.gap_verdict(result, span.from, span.until);
            if (is_open(verdict)) {
                Context inside = result.context;
                inside.gap = span;
                inside.is_root = false;
                for (const PlanChainLine& line : planned.lines) {
                    if (!line.is_gap || line.condition == no_node) continue;
                    for (const Date day : parts(line.condition, span, result.context)) {
                        inside.day = day;  // it has to hold on all days of the gap
                        node(line.condition, inside, direction);
                    }
                }
            }
            i = last;
        }
    }

    Evaluation& evaluation_;
    const Plan& plan_;
    std::vector<OpenVariable> found_;
    std::uint64_t shape_ = 0;
    int visits_ = 0;
};

}  // namespace

std::vector<OpenVariable> open_variables(Evaluation& evaluation, NodeId node, const Context& context) {
    Collector collector{evaluation};
    collector.node(node, context, Direction::Yes);
    return collector.take();
}

std::uint64_t open_shape(Evaluation& evaluation, NodeId node, const Context& context) {
    Collector collector{evaluation};
    collector.node(node, context, Direction::Yes);
    return collector.shape();
}

}  // namespace evaluator::engine
