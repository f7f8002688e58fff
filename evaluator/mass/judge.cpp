#include "evaluator/mass/judge.hpp"

namespace evaluator::mass {

bool next_block(RecordReader& reader, std::size_t most_records, Block& block) {
    std::size_t count = 0;
    for (; count < most_records; ++count) {
        if (count == block.records.size()) block.records.emplace_back();
        if (!reader.next(block.records[count])) break;
    }
    block.records.resize(count);
    block.bytes_read = reader.bytes_read();
    block.digest.clear();
    return count > 0;
}

std::optional<Block> next_block(RecordReader& reader, std::size_t most_records) {
    Block block;
    block.records.reserve(most_records);
    if (!next_block(reader, most_records, block)) return std::nullopt;
    return block;
}

std::vector<Row> Judge::judge(const Block& block) {
    std::vector<Row> rows(block.records.size());
    std::vector<std::size_t> good;
    for (person::Household& done : households_) files_.recycle(std::move(done));
    households_.clear();
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (auto household = files_.read(block.records[i], rows[i])) {
            households_.push_back(std::move(*household));
            good.push_back(i);
        }
    check_(households_, verdicts_);
    for (std::size_t i = 0; i < good.size(); ++i) rows[good[i]].verdicts = std::move(verdicts_[i]);
    return rows;
}

}  // namespace evaluator::mass
