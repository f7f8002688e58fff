#include "evaluator/missing/words.hpp"

#include <algorithm>

#include "evaluator/explain/parts.hpp"

namespace evaluator::missing {

using engine::Value;
using engine::Variable;
using model::BaseType;
using Says = Literal::Says;

namespace {

std::string key_of(const Literal& literal) {
    std::string key = std::to_string(static_cast<int>(literal.says)) + ":" + std::to_string(literal.values);
    for (const auto& bound : {literal.low, literal.high})
        key += ":" + (bound ? core::to_plain(*bound) : std::string{});
    return key;
}

model::ChoiceMask all_values(const model::Choice& choice) {
    return choice.values.size() >= 64 ? ~model::ChoiceMask{0}
                                      : (model::ChoiceMask{1} << choice.values.size()) - 1;
}

/// The number of the bound, in the unit of the fact.
Value bound(const model::Type& type, const core::Rational& number) {
    Value value;
    value.is_known = true;
    if (type.is(BaseType::Dauer))
        value.duration_low = value.duration_high =
            core::Duration::of_months(static_cast<std::int32_t>(number.floor()));
    else if (type.is(BaseType::Datum) || type.is(BaseType::Ereignis))
        value.from_low = value.from_high = day_of(number);
    else
        value.low = value.high = number;
    return value;
}

template <typename Answer> std::string decided_by(const Answer& answer) {
    return answer.role + (answer.given_on ? ", " + core::to_german(*answer.given_on) : "") + ": " +
           answer.reason;
}

}  // namespace

Served Speaker::served(const std::string& key) const {
    const auto found = elements_.find(key);
    return found == elements_.end() ? Served{} : found->second;
}

ChangeSet Speaker::set(const Found& found) {
    ChangeSet result;
    result.day = found.day;
    result.needs_time = found.day > found.ready;
    result.is_proven = found.is_proven;
    result.outcome = found.outcome;
    for (std::size_t i = 0; i < found.set.literals.size(); ++i)
        result.changes.push_back(change(
            found.set.literals[i], i < found.served.size() ? found.served[i] : std::vector<std::string>{}));
    std::stable_sort(result.changes.begin(), result.changes.end(),
                     [](const Change& a, const Change& b) { return a.kind < b.kind; });
    result.is_day_known = std::none_of(result.changes.begin(), result.changes.end(), [](const Change& one) {
        return one.kind == Kind::Step && !one.takes;
    });
    if (!result.changes.empty()) result.rank = result.changes.back().kind;
    result.served_by_time = served(found.served_by_time);
    return result;
}

Change Speaker::change(const Literal& literal, const std::vector<std::string>& served_keys) {
    const Subject& subject = shared_.subjects[literal.subject];
    Change result;
    result.subject = literal.subject;
    result.key = key_of(literal);
    result.kind = subject.kind;
    result.served = served(served_keys);
    if (subject.step != ~0U) {
        const PlannedStep& step = shared_.laws.steps()[subject.step];
        result.asked.name = step.info.name;
        result.asked.question = step.info.text;
        result.takes = length_of(step, evaluation_);
        result.takes_about = step.info.takes_about;
        result.hints = step.hints;
        return result;
    }
    result.asked = asked(subject);
    // The requirement's text has its values filled in.
    if (result.asked.kind == explain::ReasonKind::Atypical && !result.served.empty())
        result.asked.question = result.served.front().text;
    result.needed = needed(subject, literal);
    if (!result.served.empty()) result.asked.citation = result.served.front().citation;
    if (subject.open.variable.kind == Variable::Kind::Fact) {
        const model::FactId id{subject.open.variable.ref};
        result.is_event = evaluation_.plan().book->fact(id).type.is(BaseType::Ereignis);
        result.is_list = evaluation_.plan().book->fact(id).type.is_list();
        if (subject.kind == Kind::Different)
            result.known =
                explain::fact_of(evaluation_, id, frame_of(subject.open),
                                 subject.is_about_the_day ? shared_.today : subject.open.context.day);
        if (subject.kind == Kind::Answer) add_steps(result, subject, literal);
    }
    if (subject.kind == Kind::Overruled) result.decided = decided(subject);
    return result;
}

std::vector<Served> Speaker::served(const std::vector<std::string>& keys) const {
    std::vector<Served> result;
    for (const std::string& key : keys) {
        Served one = served(key);
        const bool is_told = std::any_of(result.begin(), result.end(), [&](const Served& other) {
            return other.text == one.text && other.citation == one.citation;
        });
        if (!is_told) result.push_back(std::move(one));
    }
    return result;
}

explain::Reason Speaker::asked(const Subject& subject) {
    engine::OpenVariable open = subject.open;
    open.variable = variable_in(subject, evaluation_.plan());
    if (subject.path.empty() || open.variable.ref < evaluation_.plan().blocks.size())
        return explain::reason_of(evaluation_, open);
    explain::Reason result;  // a way or requirement of a law to come
    const model::Block& block = evaluation_.plan().book->block(subject.block);
    result.kind = open.variable.kind == Variable::Kind::Atypical     ? explain::ReasonKind::Atypical
                  : open.variable.kind == Variable::Kind::Suspension ? explain::ReasonKind::Suspension
                                                                     : explain::ReasonKind::Discretion;
    result.name = subject.path;
    result.question = block.text;
    result.asked_under = block.attributes.citations;
    return result;
}

Needed Speaker::needed(const Subject& subject, const Literal& literal) {
    Needed result;
    switch (literal.says) {
        case Says::Yes: result.says = Needed::Says::Yes; return result;
        case Says::No: result.says = Needed::Says::No; return result;
        case Says::Suitable: result.says = Needed::Says::Suitable; return result;
        case Says::OneOf: {
            result.says = Needed::Says::OneOf;
            if (subject.open.variable.kind == Variable::Kind::Reading) {
                const auto& meanings =
                    evaluation_.plan().book->reading(model::ReadingId{subject.open.variable.ref}).meanings;
                for (std::size_t i = 0; i < meanings.size(); ++i)
                    if ((literal.values >> i) & 1)
                        result.values.push_back(meanings[i].text.empty() ? meanings[i].name
                                                                         : meanings[i].text);
                return result;
            }
            const model::Type& type =
                evaluation_.plan().book->fact(model::FactId{subject.open.variable.ref}).type;
            const model::Choice& choice = evaluation_.plan().book->choice(type.choice);
            const model::ChoiceMask lowest = literal.values & ~(literal.values - 1);
            result.or_better = choice.is_ordered && literal.values != lowest &&
                               literal.values == (all_values(choice) & ~(lowest - 1));
            const model::ChoiceMask named = result.or_better ? lowest : literal.values;
            for (std::size_t i = 0; i < choice.values.size(); ++i)
                if ((named >> i) & 1)
                    result.values.push_back(choice.values[i].text.empty() ? choice.values[i].name
                                                                          : choice.values[i].text);
            return result;
        }
        case Says::Between: break;
    }
    const model::Type& type = evaluation_.plan().book->fact(model::FactId{subject.open.variable.ref}).type;
    const bool is_day = type.is(BaseType::Datum) || type.is(BaseType::Ereignis);
    const bool is_lower = literal.low.has_value();
    core::Rational number = is_lower ? *literal.low : literal.high.value_or(core::Rational{0});
    result.says = is_lower ? (is_day ? Needed::Says::NotEarlier : Needed::Says::AtLeast)
                           : (is_day ? Needed::Says::NotLater : Needed::Says::AtMost);
    if (is_lower && number.is_zero() && !literal.high) result.says = Needed::Says::Suitable;
    if (is_lower && type.is(BaseType::Zahl) && !number.is_whole()) {  // the search's mark for "more than"
        result.says = Needed::Says::MoreThan;
        number = core::Rational{number.floor()};
    }
    result.value = explain::quantity_of(evaluation_, bound(type, number), type);
    return result;
}

/// Steps that would bring about what is asked for.
void Speaker::add_steps(Change& change, const Subject& subject, const Literal& literal) {
    const model::Type& type = evaluation_.plan().book->fact(model::FactId{subject.open.variable.ref}).type;
    if (!subject.open.variable.list.is_none() || subject.open.variable.who != evaluation_.root().frame(0).who)
        return;
    for (const PlannedStep& step : shared_.laws.steps())
        for (const engine::Assumption& effect : effects_of(step, evaluation_, shared_.today)) {
            if (effect.variable.ref != subject.open.variable.ref) continue;
            const Value& value = effect.value;
            const bool helps =
                literal.says == Says::OneOf ? (value.mask & literal.values) != 0 && value.is_known
                : literal.says == Says::Between
                    ? type.is(BaseType::Zahl) && (!literal.low || value.low >= *literal.low) &&
                          (!literal.high || value.low <= *literal.high)
                : type.is(BaseType::Wahr) ? value.truth.certain() == (literal.says == Says::Yes)
                                          : literal.says == Says::Yes;
            if (helps) change.attainable_by.push_back(step.info);
        }
}

/// Who has decided otherwise, when and why.
std::string Speaker::decided(const Subject& subject) {
    const Variable variable = variable_in(subject, evaluation_.plan());
    if (variable.kind == Variable::Kind::Judgement || variable.norm == ~0U - 1) {
        const auto* answer = evaluation_.answer_to(model::JudgementId{variable.ref}, subject.open.context, 0);
        return answer ? decided_by(*answer) : "";
    }
    if (variable.ref >= evaluation_.plan().blocks.size()) return "";
    const auto* answer = evaluation_.element_answer(variable.ref, subject.open.context.frame(0),
                                                    variable.kind == Variable::Kind::Atypical);
    return answer ? decided_by(*answer) : "";
}

}  // namespace evaluator::missing
