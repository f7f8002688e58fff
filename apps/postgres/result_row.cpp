#include "apps/postgres/result_row.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "evaluator/render/result_names.hpp"
#include "evaluator/render/values.hpp"
#include "evaluator/render/wording.hpp"

namespace apps::postgres {

namespace explain = evaluator::explain;
namespace render = evaluator::render;
using dsl::core::Date;

namespace {

void add_once(std::vector<std::string>& all, std::string one) {
    if (!one.empty() && std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

std::string joined(const std::vector<std::string>& all) { return fmt::format("{}", fmt::join(all, "; ")); }

std::string open_point(const explain::Reason& reason) {
    return fmt::format("{}:{}{}{}", render::result_name(reason.kind), reason.person,
                       reason.person.empty() ? "" : ".", reason.name);
}

std::vector<std::string> open_points(const std::vector<explain::Reason>& reasons) {
    std::vector<std::string> points;
    for (const auto& reason : reasons) add_once(points, open_point(reason));
    return points;
}

std::string questions(const std::vector<explain::Reason>& reasons, const explain::NormReport& norm) {
    std::vector<std::string> all;
    for (const auto& reason : reasons)
        add_once(all, render::question_of(render::with_filled_question(reason, norm)));
    return joined(all);
}

/// Numbers, money, days, lengths of time; "this status, asked for is one of those" says the text already.
bool is_arithmetic(const explain::Calculation& sum) {
    const auto& have = sum.have.low;
    return render::is_comparison(sum) && !sum.have.is_unknown &&
           (std::holds_alternative<dsl::core::Rational>(have) || std::holds_alternative<Date>(have) ||
            std::holds_alternative<dsl::core::Duration>(have));
}

void add_arithmetic(const explain::Node& node, Date as_of, std::vector<std::string>& into) {
    for (const auto& sum : node.calculations)
        if (is_arithmetic(sum)) add_once(into, render::arithmetic(sum, as_of));
    for (const auto& child : node.children) add_arithmetic(child, as_of, into);
}

std::optional<Date> as_day(const std::optional<Date>& date) {
    return date && date->is_day() ? date : std::nullopt;
}

std::optional<Date> day_before(const std::optional<Date>& date) {
    if (!as_day(date)) return std::nullopt;
    return dsl::core::previous_day(*date);
}

/// Why the norm is not met: what stands in the way.
std::string obstacles(const explain::NormReport& norm) {
    std::vector<std::string> all;
    for (const auto& element : norm.elements)
        if (element.state == explain::State::NotMet) add_once(all, render::inflected(element.text));
    return joined(all);
}

ResultRow row_of(const explain::NormReport& norm) {
    ResultRow row;
    row.basis = row.citation = dsl::core::to_text(norm.citation);
    row.title = row.text = norm.title;
    row.result = render::result_name(norm.outcome);
    row.as_a_rule_only = norm.as_a_rule_only;
    const bool is_open = norm.outcome == explain::Outcome::Open;
    row.reason = is_open ? questions(norm.reasons, norm) : obstacles(norm);
    row.open = open_points(norm.reasons);
    row.holds_until = day_before(norm.holds_until);
    return row;
}

ResultRow row_of(const explain::NormReport& norm, const explain::Node& element, Date as_of) {
    ResultRow row;
    row.basis = dsl::core::to_text(norm.citation);
    row.title = norm.title;
    row.requirement = element.id;
    row.kind = render::result_name(element.element_kind);
    if (!element.citations.empty()) row.citation = dsl::core::to_text(element.citations.front());
    row.text = render::inflected(element.text);
    row.result = render::result_name(element.state);
    row.as_a_rule_only = element.as_a_rule_only;
    if (element.state == explain::State::Open) {
        row.reason = questions(element.reasons, norm);
    } else {
        std::vector<std::string> sums;
        add_arithmetic(element, as_of, sums);
        row.reason = joined(sums);
    }
    row.open = open_points(element.reasons);
    row.from = as_day(element.met_from);
    row.until = as_day(element.met_until);
    row.holds_until = day_before(element.holds_until);
    return row;
}

}  // namespace

std::vector<ResultRow> rows_of(const explain::NormReport& norm, Date as_of) {
    std::vector<ResultRow> rows{row_of(norm)};
    for (const auto& element : norm.elements) rows.push_back(row_of(norm, element, as_of));
    return rows;
}

}  // namespace apps::postgres
