#include "evaluator/cohort/plane_run.hpp"

#include <algorithm>
#include <cstring>

#include "evaluator/cohort/calculate.hpp"
#include "evaluator/engine/compare.hpp"

namespace evaluator::cohort {

using core::Date;
using engine::Truth;

namespace {

constexpr std::size_t kept_days = 256;

}  // namespace

void ask_limits(EventLimits& events, const NumberColumn& column, std::size_t rows) {
    for (std::size_t row = 0; row < rows; ++row) {
        column.low[row] = events.of(column.low[row]);
        column.high[row] = events.of(column.high[row]);
    }
}

bool calculate_columns(const PlaneWork& work, const PlaneStep& step) {
    const NumberColumn &left = work.columns[step.left], &right = work.columns[step.right],
                       &out = work.columns[step.out];
    bool fits = true;
    for (std::size_t row = 0; row < 64 * work.words; ++row) {
        const Calculated found =
            calculate(step.operation, left.low[row], left.high[row], right.low[row], right.high[row]);
        out.low[row] = found.low;
        out.high[row] = found.high;
        fits = fits && !found.is_odd;
    }
    return fits;
}

PlaneRun::PlaneRun(const Program& program, PlaneProgram planes, const Kernels& kernels, const Sets& sets,
                   std::size_t rows)
    : program_(program),
      planes_(std::move(planes)),
      kernels_(kernels),
      sets_(sets),
      thresholds_(program),
      events_(program.instructions().size()),
      in_lanes_(planes_.steps().size()),
      answers_(planes_.values_of_leaves().size()),
      dictionaries_(answers_.size()),
      answers_at_(answers_.size()),
      event_limits_(planes_.steps().size()),
      days_(kept_days) {
    give_memory(rows);
    work_.steps = planes_.steps().data();
    work_.step_count = planes_.steps().size();
    work_.in_lanes = in_lanes_.data();
    work_.event_limits = event_limits_.data();
    work_.operands = planes_.operands().data();
    work_.questions = planes_.questions().data();
    work_.answers = answers_at_.data();
    work_.values = values_.data();
    work_.columns = columns_.data();
    for (const PlaneProgram::Constant& constant : planes_.constants())
        values_[constant.value].shift = constant.truth.lanes_unlike_full() == 0 ? 2 : 0;
    find_lanes();
}

/// Room for eight planes of each value, of which two are mostly used.
void PlaneRun::give_memory(std::size_t rows) {
    const std::size_t lines = (rows + rows_of_line - 1) / rows_of_line, numbers = lines * rows_of_line;
    memory_.resize(planes_.value_count() * 8 * lines);
    numbers_.resize(planes_.column_count() * 2 * numbers);
    values_.resize(planes_.value_count());
    for (std::size_t i = 0; i < planes_.column_count(); ++i) {
        std::int32_t* low = numbers_.data() + i * 2 * numbers;
        columns_.push_back({low, low + numbers});
    }
}

/// One value after the other without gaps, so that they stay in the nearest cache.
void PlaneRun::place_values() {
    Line* next = memory_.data();
    for (PlaneValue& value : values_) {
        value.at = next;
        next += (value.shift == 2 ? 2 : 8) * work_.lines;
    }
    for (const PlaneProgram::Constant& constant : planes_.constants()) {
        const PlaneValue& value = values_[constant.value];
        for (std::size_t bit = 0; bit < 8; bit += value.shift == 2 ? 4 : 1) {
            Line line;
            const bool is_set = ((constant.truth.bits >> bit) & 1) != 0;
            std::fill(std::begin(line.words), std::end(line.words), is_set ? ~std::uint64_t{0} : 0);
            std::fill_n(value.at + (bit >> value.shift) * work_.lines, work_.lines, line);
        }
    }
}

bool PlaneRun::run(const Packed& packed, const Packed* next) {
    if (!packed.is_plain()) return false;
    fetch(next);
    const bool is_longer = work_.lines != packed.lines();
    work_.words = packed.words();
    work_.lines = packed.lines();
    work_.leaves = packed.leaves().data();
    work_.memory = packed.memory();
    if (find_lanes(packed) || is_longer) place_values();
    today(packed.day());
    values_of_leaves(packed);
    answer(packed);
    limits_of_events(packed);
    return kernels_.run_planes(work_);
}

/// The kernels fetch the memory of the next block on their way; here only what says how it is packed.
void PlaneRun::fetch(const Packed* next) {
    work_.next = next != nullptr ? next->memory() : nullptr;
    work_.next_lines = next != nullptr ? next->memory_lines() : 0;
    if (next == nullptr) return;
    const auto leaves = std::as_bytes(next->leaves());
    for (std::size_t at = 0; at < leaves.size(); at += sizeof(Line)) __builtin_prefetch(leaves.data() + at);
}

/// False where lanes differ in the same leaves as before.
bool PlaneRun::find_lanes(const Packed& packed) {
    const auto values = planes_.values_of_leaves();
    bool is_other = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i] == PlaneProgram::none) continue;
        const std::uint32_t shift = packed.leaves()[i].form == PackedLeaf::Form::Planes ? 2 : 0;
        is_other = is_other || values_[values[i]].shift != shift;
        values_[values[i]].shift = shift;
    }
    if (is_other) find_lanes();
    return is_other;
}

/// Packed planes are used where they are.
void PlaneRun::values_of_leaves(const Packed& packed) {
    const auto values = planes_.values_of_leaves();
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] != PlaneProgram::none)  // nobody writes into leaves
            values_[values[i]].at = const_cast<Line*>(packed.memory()) + packed.leaves()[i].at;
}

/// Which steps have to tell lanes apart: those with an operand whose lanes differ.
void PlaneRun::find_lanes() {
    const auto steps = planes_.steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const PlaneStep& step = steps[i];
        if (step.kind > PlaneStep::Kind::Strictly) continue;
        const auto operands = planes_.operands(step);
        in_lanes_[i] = step.kind != PlaneStep::Kind::Strictly &&
                       (step.kind == PlaneStep::Kind::WeakerMeans ||
                        std::any_of(operands.begin(), operands.end(),
                                    [&](const PlaneRef& ref) { return values_[ref.value].shift == 0; }));
        values_[step.out].shift = in_lanes_[i] != 0 ? 0 : 2;
    }
}

void PlaneRun::today(Date day) {
    OfDay& of_day = days_[static_cast<std::uint32_t>(day.days) % kept_days];
    if (of_day.day != day) {
        of_day.limits.clear();
        for (const PlaneLimit& wanted : planes_.limits()) of_day.limits.push_back(limit(wanted, day));
        of_day.day = day;
    }
    work_.limits = of_day.limits.data();
}

std::int64_t PlaneRun::limit(const PlaneLimit& wanted, Date day) {
    switch (wanted.kind) {
        case PlaneLimit::Kind::Constant: return wanted.value;
        case PlaneLimit::Kind::Day: return day.days + wanted.value;
        case PlaneLimit::Kind::LastBeginning: return thresholds_.last_beginning(wanted.number, day);
        case PlaneLimit::Kind::LastEventReached: return thresholds_.last_event(wanted.number, day, false);
        case PlaneLimit::Kind::LastEventPassed: return thresholds_.last_event(wanted.number, day, true);
        case PlaneLimit::Kind::OfEvent: break;
    }
    return events(wanted.number).of(wanted.is_of_day ? day.days : wanted.event) + wanted.value;
}

EventLimits& PlaneRun::events(std::uint32_t number) {
    std::optional<EventLimits>& found = events_[number];
    if (!found) found.emplace(program_.instructions()[number]);
    return *found;
}

/// Most blocks have the same dictionaries.
void PlaneRun::answer(const Packed& packed) {
    for (const PlaneStep& step : planes_.steps()) {
        if (step.kind != PlaneStep::Kind::Questions) continue;
        const PackedLeaf& leaf = packed.leaves()[step.left];
        const std::span<const std::uint64_t> dictionary{packed.memory()[leaf.at].words, leaf.entries};
        std::vector<std::uint64_t>& known = dictionaries_[step.left];
        if (!answers_[step.left].empty() &&
            std::equal(known.begin(), known.end(), dictionary.begin(), dictionary.end()))
            continue;
        known.assign(dictionary.begin(), dictionary.end());
        answer(step, dictionary);
    }
}

void PlaneRun::answer(const PlaneStep& step, std::span<const std::uint64_t> dictionary) {
    std::vector<PlaneAnswers>& tables = answers_[step.left];
    tables.assign((step.count + PlaneAnswers::questions - 1) / PlaneAnswers::questions, {});
    for (std::size_t i = 0; i < step.count; ++i) {
        PlaneAnswers& table = tables[i / PlaneAnswers::questions];
        const auto at = 2 * (i % PlaneAnswers::questions);
        for (std::size_t entry = 0; entry < dictionary.size(); ++entry) {
            const Truth found = answer(planes_.questions()[step.first + i], dictionary[entry]);
            const unsigned bits = (found.certain() ? 1U : 0U) | (found.possible() ? 2U : 0U);
            table.of[entry] = static_cast<std::uint8_t>(table.of[entry] | (bits << at));
        }
    }
    answers_at_[step.left] = tables.data();
}

Truth PlaneRun::answer(const PlaneQuestion& asked, std::uint64_t entry) const {
    if (!asked.is_set)
        return Truth::between(asked.is_ever_certain && (entry & ~asked.inside) == 0,
                              (entry & asked.inside) != 0);
    engine::Value set;
    set.citations = sets_.set(static_cast<std::int32_t>(entry));
    return engine::is_in(set, *program_.instructions()[asked.number].constant, model::BaseType::Fundstelle);
}

void PlaneRun::limits_of_events(const Packed& packed) {
    const auto steps = planes_.steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].kind != PlaneStep::Kind::Limits) continue;
        const PackedLeaf& leaf = packed.leaves()[steps[i].left];
        EventLimits& events = this->events(steps[i].number);
        const bool is_narrow = leaf.width < 4;
        event_limits_[i] = {is_narrow ? events.all(leaf.least(), leaf.most) : nullptr,
                            EventLimits::first_event, events.of(leaf.unknown_low),
                            events.of(leaf.unknown_high), &events};
    }
}

Truth PlaneRun::truth(std::uint32_t number, std::size_t row) const {
    const PlaneRef ref = planes_.ref(number);
    const PlaneValue& value = values_[ref.value];
    unsigned bits = 0;
    for (unsigned bit = 0; bit < 8; ++bit) {
        const Line& line = value.at[(bit >> value.shift) * work_.lines + row / rows_of_line];
        bits |= static_cast<unsigned>((line.words[row / 64 % 8] >> (row % 64)) & 1) << bit;
    }
    const Truth truth{static_cast<std::uint8_t>(bits)};
    return ref.is_inverted ? !truth : truth;
}

}  // namespace evaluator::cohort
