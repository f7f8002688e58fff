#include "evaluator/cohort/plane_program.hpp"

#include <algorithm>
#include <bit>

#include "evaluator/cohort/plane_compiler.hpp"

namespace evaluator::cohort {

using model::Measure;
using model::Operation;

namespace {

constexpr std::int32_t before_never = INT32_MAX - 1;

bool is_more(Measure measure) { return measure == Measure::MoreThan || measure == Measure::AtMost; }
/// The opposite of what is computed.
bool is_opposite(Measure measure) { return measure == Measure::AtMost || measure == Measure::LessThan; }

}  // namespace

std::optional<PlaneProgram> PlaneProgram::of(const Program& program, std::span<const Cell> constants) {
    std::optional<PlaneProgram> made;
    made.emplace();
    if (!PlaneCompiler{program, constants, *made}.compile()) made.reset();
    return made;
}

PlaneCompiler::PlaneCompiler(const Program& program, std::span<const Cell> constants, PlaneProgram& to)
    : program_(program), constants_(constants), to_(to) {
    const std::size_t count = program.instructions().size();
    to_.refs_.resize(count);
    leaf_of_.resize(count, PlaneProgram::none);
    sources_.resize(count);
    to_.constants_.push_back({plane_yes.value, engine::Truth::yes()});
}

bool PlaneCompiler::compile() {
    if (program_.options().with_until) return false;
    const auto& all = program_.instructions();
    for (std::uint32_t i = 0; i < all.size(); ++i)
        if (is_leaf(all[i].kernel)) {
            leaf_of_[i] = static_cast<std::uint32_t>(to_.values_of_leaves_.size());
            to_.values_of_leaves_.push_back(PlaneProgram::none);
        }
    if (!ask_all()) return false;
    for (std::uint32_t i = 0; i < all.size(); ++i)
        if (!take(i, all[i])) return false;
    // What is read word by word first: by the time whole lines of it are wanted it has been written.
    std::stable_partition(to_.steps_.begin(), to_.steps_.end(),
                          [](const Step& step) { return step.kind > Kind::Strictly; });
    return true;
}

bool PlaneCompiler::take(std::uint32_t number, const Instruction& one) {
    if (one.kernel == Kernel::Mixed || one.kernel == Kernel::Single) return false;
    if (is_constant(one.kernel)) return take_constant(number, one);
    if (is_leaf(one.kernel)) return take_leaf(number, one);
    if (one.layout == Layout::Truth) {
        to_.refs_[number] = truth(number, one);
        return true;
    }
    return one.kernel == Kernel::Calculate && take_number(number, one);
}

bool PlaneCompiler::take_number(std::uint32_t number, const Instruction& one) {
    const auto operands = program_.operands(one);
    const Source& right = sources_[operands[1]];
    const bool is_scaled =
        one.operation == Operation::Multiply && right.kind == Source::Kind::Same && right.same.value >= 0;
    Step step;
    step.kind = is_scaled ? Kind::Scale : Kind::Calculate;
    step.operation = one.operation;
    step.left = column_of(sources_[operands[0]]);
    if (is_scaled)
        step.limit = limit(right.same);
    else
        step.right = column_of(right);
    sources_[number] = {Source::Kind::Column, column_of(step), {}};
    return true;
}

bool PlaneCompiler::take_leaf(std::uint32_t number, const Instruction& one) {
    const std::uint32_t leaf = leaf_of_[number];
    if (one.layout == Layout::Truth) {
        to_.values_of_leaves_[leaf] = to_.value_count_;
        to_.refs_[number] = {to_.value_count_++, false};
    }
    sources_[number] = {Source::Kind::Leaf, leaf, {}};
    return true;
}

bool PlaneCompiler::take_constant(std::uint32_t number, const Instruction& one) {
    const Cell& cell = constants_[number];
    if (one.kernel == Kernel::Day) {
        sources_[number].same.kind = PlaneLimit::Kind::Day;
        return true;
    }
    if (one.layout == Layout::Truth) {
        to_.constants_.push_back({to_.value_count_, engine::Truth{cell.bits}});
        to_.refs_[number] = {to_.value_count_++, false};
        return true;
    }
    sources_[number].same.value = cell.low;
    const bool is_range = one.layout == Layout::Range;
    return cell.bits == 0 && (!is_range || cell.low == cell.high);
}

PlaneRef PlaneCompiler::truth(std::uint32_t number, const Instruction& one) {
    std::vector<PlaneRef> operands;
    for (const std::uint32_t operand : program_.operands(one)) operands.push_back(to_.refs_[operand]);
    switch (one.kernel) {
        case Kernel::All: return fold(Kind::All, std::move(operands));
        case Kernel::Any: return fold(Kind::Any, std::move(operands));
        case Kernel::None: return !fold(Kind::Any, std::move(operands));
        case Kernel::Not: return !operands.front();
        case Kernel::Copy: return operands.front();
        case Kernel::Choose: return fold(Kind::Choose, std::move(operands));
        case Kernel::WeakerMeans: return fold(Kind::WeakerMeans, std::move(operands));
        case Kernel::Strictly: return fold(Kind::Strictly, std::move(operands));
        default: return comparison(number, one);
    }
}

PlaneRef PlaneCompiler::comparison(std::uint32_t number, const Instruction& one) {
    const auto operands = program_.operands(one);
    const Source& left = sources_[operands[0]];
    const Source& right = sources_[operands[operands.size() > 1 ? 1 : 0]];
    switch (one.kernel) {
        case Kernel::Ordered: {
            const bool left_first = one.measure == Measure::AtLeast || one.measure == Measure::LessThan;
            const bool is_strict = one.measure == Measure::MoreThan || one.measure == Measure::LessThan;
            const PlaneRef found = left_first ? at_least(left, right) : at_least(right, left);
            return is_strict ? !found : found;
        }
        case Kernel::DayOrder: {
            const bool left_first =
                one.operation == Operation::Before || one.operation == Operation::NotEarlier;
            const bool is_strict = one.operation == Operation::Before || one.operation == Operation::After;
            const PlaneRef found = left_first ? at_least(left, right) : at_least(right, left);
            return is_strict ? !found : found;
        }
        case Kernel::EqualNumbers:
        case Kernel::EqualDays: return fold(Kind::All, {at_least(left, right), at_least(right, left)});
        case Kernel::IsPresent: return not_after(left, {PlaneLimit::Kind::Day});
        case Kernel::Age:
            return fold(Kind::All, {beginning(number, one), not_after(left, {PlaneLimit::Kind::Day})});
        case Kernel::LastsSince: return beginning(number, one);
        case Kernel::Distance: return distance(number, one);
        default: return question(number, one);
    }
}

PlaneRef PlaneCompiler::beginning(std::uint32_t number, const Instruction& one) {
    const Source& left = sources_[program_.operands(one)[0]];
    const PlaneRef found = not_after(left, {PlaneLimit::Kind::LastBeginning, first_like(number)});
    return is_opposite(one.measure) ? !found : found;
}

/// The first instruction that compares in the same way with the same period, so that limits are shared.
std::uint32_t PlaneCompiler::first_like(std::uint32_t number) const {
    const auto& all = program_.instructions();
    const Instruction& one = all[number];
    std::uint32_t first = 0;
    for (; first < number; ++first) {
        const Instruction& some = all[first];
        const bool is_like = some.kernel == one.kernel && some.operation == one.operation &&
                             some.measure == one.measure &&
                             some.constant->duration_low == one.constant->duration_low;
        if (is_like) break;
    }
    return first;
}

/// Asked for all rows at once (ask_all); here only what is made of the answers.
PlaneRef PlaneCompiler::question(std::uint32_t number, const Instruction& one) {
    const bool is_rank = one.kernel == Kernel::Rank && is_opposite(one.measure);
    const auto asked = std::find_if(to_.questions_.begin(), to_.questions_.end(),
                                    [&](const PlaneQuestion& some) { return some.number == number; });
    return {asked->out, is_rank};
}

/// All questions about one choice are one step, so that it is read once.
bool PlaneCompiler::ask_all() {
    const auto& all = program_.instructions();
    std::map<std::uint32_t, std::vector<PlaneQuestion>> by_leaf;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const Instruction& one = all[i];
        const bool is_choice = one.kernel == Kernel::InMask || one.kernel == Kernel::EqualMask ||
                               one.kernel == Kernel::Rank || one.kernel == Kernel::InSet;
        if (!is_choice) continue;
        const std::uint32_t leaf = leaf_of_[program_.operands(one)[0]];
        if (leaf == PlaneProgram::none) return false;
        PlaneQuestion asked;
        asked.inside = one.constant->mask;
        asked.is_set = one.kernel == Kernel::InSet;
        asked.number = i;
        asked.out = to_.value_count_++;
        if (one.kernel == Kernel::EqualMask) asked.is_ever_certain = std::has_single_bit(asked.inside);
        if (one.kernel == Kernel::Rank) {
            const int from = std::countr_zero(asked.inside) + (is_more(one.measure) ? 1 : 0);
            asked.inside = from >= 64 ? 0 : ~std::uint64_t{0} << from;
        }
        by_leaf[leaf].push_back(asked);
    }
    for (const auto& [leaf, questions] : by_leaf) {
        Step step;
        step.kind = Kind::Questions;
        step.left = leaf;
        step.first = static_cast<std::uint32_t>(to_.questions_.size());
        step.count = static_cast<std::uint32_t>(questions.size());
        to_.questions_.insert(to_.questions_.end(), questions.begin(), questions.end());
        to_.steps_.push_back(step);
    }
    return true;
}

PlaneRef PlaneCompiler::distance(std::uint32_t number, const Instruction& one) {
    const auto operands = program_.operands(one);
    const Source &day = sources_[operands[0]], &event = sources_[operands[1]];
    switch (one.operation) {
        case Operation::DistanceAfter: {
            const PlaneRef found = reached(number, day, event, is_more(one.measure));
            return fold(Kind::All, {is_opposite(one.measure) ? !found : found, happens(event)});
        }
        case Operation::DistanceBefore: {
            const PlaneRef found = reached(number, day, event, !is_more(one.measure));
            return fold(Kind::All, {is_opposite(one.measure) ? found : !found, happens(day)});
        }
        case Operation::WithinAfter:
            return fold(Kind::All, {!reached(number, day, event, true), at_least(day, event), happens(event),
                                    happens(day)});
        default:  // WithinBefore
            return fold(Kind::All, {reached(number, day, event, false), at_least(event, day), happens(day)});
    }
}

/// Whether the day has reached, or passed, the limit of the event.
PlaneRef PlaneCompiler::reached(std::uint32_t number, const Source& day, const Source& event,
                                bool is_passed) {
    const bool is_today = day.kind == Source::Kind::Same && day.same.kind == PlaneLimit::Kind::Day;
    number = first_like(number);
    if (is_today && event.kind != Source::Kind::Same) {
        const auto kind = is_passed ? PlaneLimit::Kind::LastEventPassed : PlaneLimit::Kind::LastEventReached;
        return not_after(event, {kind, number});
    }
    const Source limits = limits_of(number, event);
    return is_passed ? !at_least(limits, day) : at_least(day, limits);
}

PlaneCompiler::Source PlaneCompiler::limits_of(std::uint32_t number, const Source& event) {
    Source limits;
    if (event.kind == Source::Kind::Same) {
        limits.same = {PlaneLimit::Kind::OfEvent, number, 0, event.same.kind == PlaneLimit::Kind::Day,
                       static_cast<std::int32_t>(event.same.value)};
        return limits;
    }
    Step step;
    step.kind = Kind::Limits;
    step.left = event.at;
    step.number = number;
    limits.kind = Source::Kind::Column;
    limits.at = column_of(step);
    return limits;
}

PlaneRef PlaneCompiler::happens(const Source& source) {
    const bool is_today = source.kind == Source::Kind::Same && source.same.kind == PlaneLimit::Kind::Day;
    if (is_today) return plane_yes;
    return not_after(source, {PlaneLimit::Kind::Constant, 0, before_never});
}

PlaneRef PlaneCompiler::at_least(const Source& left, const Source& right) {
    if (left.kind == Source::Kind::Same && right.kind != Source::Kind::Same)
        return not_after(right, left.same);
    if (right.kind == Source::Kind::Same && left.kind != Source::Kind::Same) {
        PlaneLimit before = right.same;
        --before.value;
        return !not_after(left, before);
    }
    Step step;
    step.kind = Kind::AtLeast;
    step.left = column_of(left);
    step.right = column_of(right);
    return value_of(step);
}

PlaneRef PlaneCompiler::not_after(const Source& source, const PlaneLimit& at) {
    if (source.kind == Source::Kind::Same) {
        Source last;
        last.same = at;
        return at_least(last, source);
    }
    Step step;
    step.kind = source.kind == Source::Kind::Leaf ? Kind::NotAfter : Kind::ColumnNotAfter;
    step.left = source.at;
    step.limit = limit(at);
    return value_of(step);
}

PlaneRef PlaneCompiler::fold(Kind kind, std::vector<PlaneRef> operands) {
    if (kind == Kind::All) std::erase(operands, plane_yes);
    const bool is_junction = kind == Kind::All || kind == Kind::Any;
    if (is_junction && operands.size() == 1) return operands.front();
    Step step;
    step.kind = kind;
    step.first = static_cast<std::uint32_t>(to_.operands_.size());
    step.count = static_cast<std::uint32_t>(operands.size());
    step.out = to_.value_count_++;
    to_.operands_.insert(to_.operands_.end(), operands.begin(), operands.end());
    to_.steps_.push_back(step);
    return {step.out, false};
}

/// Of a comparison, once.
PlaneRef PlaneCompiler::value_of(Step step) {
    const auto [known, is_new] =
        known_.try_emplace({step.kind, step.left, step.right, step.limit}, to_.value_count_);
    if (!is_new) return {known->second, false};
    step.out = to_.value_count_++;
    to_.steps_.push_back(step);
    return {step.out, false};
}

std::uint32_t PlaneCompiler::column_of(Step step) {
    const bool is_calculated = step.kind == Kind::Calculate;
    const std::uint32_t other = is_calculated ? step.right : step.number;
    const std::uint32_t kind = is_calculated ? static_cast<std::uint32_t>(step.operation) : step.limit;
    const auto [known, is_new] = known_.try_emplace({step.kind, step.left, other, kind}, to_.column_count_);
    if (!is_new) return known->second;
    step.out = to_.column_count_++;
    to_.steps_.push_back(step);
    return step.out;
}

std::uint32_t PlaneCompiler::column_of(const Source& source) {
    if (source.kind == Source::Kind::Column) return source.at;
    Step step;
    step.kind = source.kind == Source::Kind::Leaf ? Kind::Unpack : Kind::Fill;
    if (source.kind == Source::Kind::Leaf)
        step.left = source.at;
    else
        step.limit = limit(source.same);
    return column_of(step);
}

std::uint32_t PlaneCompiler::limit(const PlaneLimit& wanted) {
    const auto [known, is_new] = limits_.try_emplace(wanted, static_cast<std::uint32_t>(to_.limits_.size()));
    if (is_new) to_.limits_.push_back(wanted);
    return known->second;
}

}  // namespace evaluator::cohort
