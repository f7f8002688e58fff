// From records to rows: reads each record of a block as a person's file, has the good ones checked together
// and puts everything back in order; a bad record becomes a row that says why. One object per thread; it
// prints and throws nothing for what is in a record.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "evaluator/mass/record_files.hpp"

namespace evaluator::mass {

struct Block {
    std::vector<Record> records;
    std::uint64_t bytes_read = 0;  // of the input, up to the end of this block
    std::string digest;            // of the input up to there, if somebody wants it
};

/// Nothing at the end of the input.
std::optional<Block> next_block(RecordReader& reader, std::size_t most_records);
/// The same into a block whose memory is used again; false at the end.
bool next_block(RecordReader& reader, std::size_t most_records, Block& block);

class Judge {
public:
    Judge(const model::RuleBook& book, Reading reading, Check check)
        : files_(book, std::move(reading)), check_(std::move(check)) {}

    std::vector<Row> judge(const Block& block);
    /// Of the rows just judged those without an error, in order.
    std::vector<person::Household>& households() { return households_; }

private:
    RecordFiles files_;
    Check check_;
    std::vector<person::Household> households_;
    std::vector<Verdicts> verdicts_;
};

}  // namespace evaluator::mass
