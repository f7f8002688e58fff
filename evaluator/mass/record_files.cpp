#include "evaluator/mass/record_files.hpp"

namespace evaluator::mass {

namespace {

/// The first messages, each with its line inside the record where that helps.
std::string errors_of(const core::Diagnostics& diagnostics) {
    constexpr std::size_t most_messages = 3;
    std::string text;
    std::size_t count = 0;
    for (const auto& one : diagnostics.sorted()) {
        if (one.severity != core::Severity::Error) continue;
        if (++count > most_messages) break;
        if (!text.empty()) text += "; ";
        text += one.message;
    }
    if (diagnostics.error_count() > most_messages) text += "; …";
    return text;
}

}  // namespace

RecordFiles::RecordFiles(const model::RuleBook& book, Reading reading)
    : reader_(book), reading_(std::move(reading)) {
    for (const Effect& effect : reading_.assumptions) assumptions_.push_back(effect.make());
}

std::optional<person::Household> RecordFiles::read(const Record& record, Row& row) {
    row.number = record.number;
    row.line = record.line;
    row.error = record.trouble;
    if (!row.error.empty()) return std::nullopt;
    std::string translated;
    if (reading_.translate) {
        translated = reading_.translate(record, row.error);
        if (!row.error.empty()) return std::nullopt;
    }
    const std::string& text = reading_.translate ? translated : record.text;
    const core::FileId file{1};
    core::Diagnostics diagnostics;
    auto household = reading_.form == Form::Xml
                         ? reader_.read_xml(text, file, reading_.options, diagnostics)
                         : reader_.read_json(text, file, reading_.options, diagnostics);
    if (!household || diagnostics.has_errors()) {
        row.error = errors_of(diagnostics);
        return std::nullopt;
    }
    for (const auto& one : diagnostics.all()) row.warnings.push_back(one.message);
    row.person = household->persons.front().id;
    for (const Change& change : assumptions_) change(*household);
    return household;
}

}  // namespace evaluator::mass
