#include "evaluator/render/mass/rows.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "evaluator/mass/lists.hpp"
#include "evaluator/render/result_names.hpp"

namespace evaluator::render {

namespace {

using mass::NormInfo;
using mass::Positions;
using mass::Row;
using mass::Verdict;

void add_text(std::string_view text, std::string& out) {
    const bool is_plain = std::none_of(text.begin(), text.end(), [](char c) {
        return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
    });
    if (is_plain)
        out.append(1, '"').append(text).append(1, '"');
    else
        out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void add_day(std::optional<core::Date> day, std::string& out) {
    if (day && day->is_day())
        out.append(1, '"').append(core::to_iso(*day)).append(1, '"');
    else
        out += "null";
}

void add_ids(const Positions& positions, const NormInfo& norm, std::string& out) {
    out += '[';
    for (const std::uint16_t at : positions) {
        if (out.back() != '[') out += ',';
        add_text(norm.requirements[at].id, out);
    }
    out += ']';
}

void add_verdict(const Verdict& verdict, const NormInfo& norm, std::string& out) {
    out += "{\"norm\":";
    add_text(norm.name, out);
    out += ",\"ergebnis\":";
    add_text(result_name(verdict.outcome), out);
    if (verdict.as_a_rule_only) out += ",\"nur_atypisch\":true";
    out += ",\"unerfüllt\":";
    add_ids(verdict.unmet, norm, out);
    out += ",\"offen\":";
    add_ids(verdict.open, norm, out);
    if (!verdict.conflict.empty()) {
        out += ",\"unvereinbar\":";
        add_ids(verdict.conflict, norm, out);
    }
    out += ",\"frühestens\":";
    add_day(verdict.earliest, out);
    out += ",\"letzter_tag\":";
    add_day(day_before(verdict.closes), out);
    if (verdict.closes != core::Date::never()) {
        out += ",\"endet_durch\":";
        add_ids(verdict.closing, norm, out);
        if (verdict.closes_by_law) out += ",\"endet_mit_recht\":true";
    }
    out += ",\"nächste_änderung\":";
    add_day(verdict.next_change, out);
    out += ",\"liste\":";
    const std::string_view list = name_of(mass::list_of(verdict));
    if (list.empty())
        out += "null";
    else
        add_text(list, out);
    out += '}';
}

std::string joined(const Positions& positions, const NormInfo& norm) {
    std::string text;
    for (const std::uint16_t at : positions) text += (text.empty() ? "" : ", ") + norm.requirements[at].id;
    return text;
}

std::string day_text(std::optional<core::Date> day) {
    return day && day->is_day() ? core::to_iso(*day) : std::string{};
}

}  // namespace

std::optional<core::Date> day_before(core::Date first_bad) {
    return first_bad.is_day() ? std::optional(core::previous_day(first_bad)) : std::nullopt;
}

namespace {

/// Up to the results; false where there are none, and the line is done.
bool begin_line(const Row& row, std::string& out) {
    out += "{\"zeile\":";
    out.append(fmt::format_int(row.line).c_str()) += ",\"person\":";
    if (row.person.empty())
        out += "null";
    else
        add_text(row.person, out);
    if (!row.error.empty()) {
        out += ",\"fehler\":";
        add_text(row.error, out);
        out += "}\n";
        return false;
    }
    if (!row.warnings.empty()) {
        out += ",\"warnungen\":[";
        for (const std::string& warning : row.warnings) {
            if (out.back() != '[') out += ',';
            add_text(warning, out);
        }
        out += ']';
    }
    return true;
}

}  // namespace

void add_json_line(const Row& row, const std::vector<NormInfo>& norms, std::string& out) {
    if (!begin_line(row, out)) return;
    out += ",\"normen\":[";
    for (std::size_t i = 0; i < norms.size(); ++i) {
        if (i > 0) out += ',';
        add_verdict(row.verdicts[i], norms[i], out);
    }
    out += "]}\n";
}

BoundsLines::BoundsLines(const std::vector<NormInfo>& norms, bool with_requirements)
    : with_requirements_(with_requirements) {
    for (const NormInfo& info : norms) {
        Norm& norm = norms_.emplace_back();
        norm.begin = norms_.size() == 1 ? ",\"normen\":[{\"norm\":" : ",{\"norm\":";
        add_text(info.name, norm.begin);
        norm.begin += ",\"ergebnis\":\"";
        for (const mass::Requirement& requirement : info.requirements) {
            std::string& text = norm.requirements.emplace_back("{\"id\":");
            add_text(requirement.id, text);
            text += ",\"zitat\":";
            add_text(requirement.citation.empty() ? info.name : requirement.citation, text);
            text += '}';
        }
    }
}

void BoundsLines::add(const mass::BoundsJudge& judge, std::size_t row, std::string& out) const {
    using mass::Met;
    if (!begin_line(judge.rows()[row], out)) return;
    for (std::size_t i = 0; i < norms_.size(); ++i) {
        const Norm& norm = norms_[i];
        (out += norm.begin).append(result_name(judge.outcome(row, i))) += '"';
        const auto met = judge.met(row, i);
        const auto list = [&](std::string_view name, Met wanted) {
            out += name;
            for (std::size_t each = 0; each < met.size(); ++each) {
                if (met[each] != wanted) continue;
                if (out.back() != '[') out += ',';
                out += norm.requirements[each];
            }
            out += ']';
        };
        if (with_requirements_) {
            list(",\"unerfüllt\":[", Met::No);
            list(",\"offen\":[", Met::Open);
            list(",\"erfüllt\":[", Met::Yes);
        }
        out += '}';
    }
    out += norms_.empty() ? ",\"normen\":[]}\n" : "]}\n";
}

std::string csv_field(const std::string& text) {
    const bool is_formula = !text.empty() && std::string_view{"=+-@\t"}.find(text[0]) != std::string::npos;
    if (!is_formula && text.find_first_of(";\"\r\n") == std::string::npos) return text;
    std::string out = is_formula ? "\"'" : "\"";  // a spreadsheet must not run what a file says
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

std::string csv_head() {
    return "zeile;person;norm;ergebnis;unerfüllt;offen;unvereinbar;frühestens;letzter_tag;nächste_änderung;"
           "liste;"
           "fehler\n";
}

void add_csv_rows(const Row& row, const std::vector<NormInfo>& norms, std::string& out) {
    const std::string start = std::to_string(row.line) + ';' + csv_field(row.person) + ';';
    if (!row.error.empty()) {
        out += start + ";;;;;;;;;" + csv_field(row.error) + '\n';
        return;
    }
    for (std::size_t i = 0; i < norms.size(); ++i) {
        const Verdict& verdict = row.verdicts[i];
        out += start + csv_field(norms[i].name) + ';';
        out.append(result_name(verdict.outcome)) += ';';
        out += csv_field(joined(verdict.unmet, norms[i])) + ';' + csv_field(joined(verdict.open, norms[i]));
        out += ';' + csv_field(joined(verdict.conflict, norms[i]));
        out += ';' + day_text(verdict.earliest) + ';' + day_text(day_before(verdict.closes)) + ';';
        out += day_text(verdict.next_change) + ';';
        out.append(name_of(mass::list_of(verdict))) += ";\n";
    }
}

}  // namespace evaluator::render
