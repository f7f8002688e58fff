// The wording of rows with the values of the person filled in, as on the day looked from.
#include <algorithm>

#include "evaluator/explain/parts.hpp"
#include "evaluator/timeline/rows.hpp"

namespace evaluator::timeline {

using core::Date;

namespace {

/// Days on which the wording may be taken: today, else the nearest one to come on which the row is in force,
/// else the last one that was.
std::vector<Date> days_of(const Row& row, const Timeline& line) {
    std::vector<Date> days{line.as_of};
    for (const Stretch& stretch : row.stretches)
        if (stretch.state != State::NotInForce && line.as_of < stretch.days.from) {
            days.push_back(stretch.days.from);
            break;
        }
    for (auto stretch = row.stretches.rbegin(); stretch != row.stretches.rend(); ++stretch)
        if (stretch->state != State::NotInForce && stretch->days.until <= line.as_of) {
            days.push_back(core::previous_day(stretch->days.until));
            break;
        }
    return days;
}

class Filler {
public:
    Filler(Plans& plans, const person::Household& household, person::PersonIndex who,
           const SayValue& say_value)
        : plans_(plans), household_(household), who_(who), say_value_(say_value) {}

    void fill(Timeline& line) {
        for (NormTimeline& norm : line.norms)
            for (Row& row : norm.elements)
                if (row.text.find('{') != std::string_view::npos) fill(row, norm, line);
    }

private:
    void fill(Row& row, const NormTimeline& norm, Timeline& line) {
        for (const Date day : days_of(row, line)) {
            const Date as_of = line.axis == Axis::Law ? line.as_of : day;
            const engine::Plan& plan = plans_.on(line.axis == Axis::Facts ? line.law_date : day);
            engine::Evaluation evaluation{plan};
            evaluation.begin(household_, as_of, who_);
            if (const engine::PlanElement* element = element_of(plan, norm, row)) {
                row.text =
                    line.own_words->emplace_back(explain::requirement_text(evaluation, *element, say_value_));
                return;
            }
        }
    }

    static const engine::PlanElement* element_of(const engine::Plan& plan, const NormTimeline& norm,
                                                 const Row& row) {
        for (const engine::PlanNorm& planned : plan.norms) {
            if (planned.citation != norm.citation) continue;
            for (const engine::PlanElement& element : planned.elements) {
                const model::Block& block = plan.book->block(plan.book->element(element.element).block);
                if (is_of(row, block, element.is_old_side)) return &element;
            }
        }
        return nullptr;
    }

    Plans& plans_;
    const person::Household& household_;
    person::PersonIndex who_;
    const SayValue& say_value_;
};

}  // namespace

void fill_texts(Timeline& line, Plans& plans, const person::Household& household, const SayValue& say_value,
                person::PersonIndex who) {
    Filler{plans, household, who, say_value}.fill(line);
}

}  // namespace evaluator::timeline
