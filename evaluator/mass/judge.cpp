#include "evaluator/mass/judge.hpp"

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

std::optional<Block> next_block(RecordReader& reader, std::size_t most_records) {
    Block block;
    while (block.records.size() < most_records) {
        auto record = reader.next();
        if (!record) break;
        block.records.push_back(std::move(*record));
    }
    if (block.records.empty()) return std::nullopt;
    block.bytes_read = reader.bytes_read();
    return block;
}

std::optional<person::Household> Judge::read(const Record& record, Row& row) {
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

std::vector<Row> Judge::judge(const Block& block) {
    std::vector<Row> rows(block.records.size());
    std::vector<std::size_t> good;
    for (person::Household& done : households_) reader_.recycle(std::move(done));
    households_.clear();
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (auto household = read(block.records[i], rows[i])) {
            households_.push_back(std::move(*household));
            good.push_back(i);
        }
    check_(households_, verdicts_);
    for (std::size_t i = 0; i < good.size(); ++i) rows[good[i]].verdicts = std::move(verdicts_[i]);
    return rows;
}

}  // namespace evaluator::mass
