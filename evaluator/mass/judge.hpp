// From records to rows: reads each record of a block as a person's file, has the good ones checked together
// and puts everything back in order; a bad record becomes a row that says why. One object per thread; it
// prints and throws nothing for what is in a record.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "evaluator/mass/checker.hpp"
#include "evaluator/mass/effects.hpp"
#include "evaluator/mass/records.hpp"
#include "evaluator/person/read_options.hpp"
#include "evaluator/person/reader.hpp"

namespace evaluator::mass {

struct Block {
    std::vector<Record> records;
    std::uint64_t bytes_read = 0;  // of the input, up to the end of this block
    std::string digest;            // of the input up to there, if somebody wants it
};

/// Nothing at the end of the input.
std::optional<Block> next_block(RecordReader& reader, std::size_t most_records);

struct Row {
    std::uint64_t number = 0, line = 0;
    std::string person;  // kennung, as in the file; "" = none
    std::string error;   // why there is no result; "" = there is one
    std::vector<std::string> warnings;
    Verdicts verdicts;
};

/// A record as the text of a person's file. Puts what is wrong into `error`; then the text is not used.
using Translate = std::function<std::string(const Record&, std::string& error)>;

struct Reading {
    Form form = Form::JsonLines;
    person::ReadOptions options;
    Translate translate;              // CSV
    std::vector<Effect> assumptions;  // taken to be so for everybody
};

class Judge {
public:
    Judge(const model::RuleBook& book, Reading reading, Check check)
        : reader_(book), reading_(std::move(reading)), check_(std::move(check)) {
        for (const Effect& effect : reading_.assumptions) assumptions_.push_back(effect.make());
    }

    std::vector<Row> judge(const Block& block);
    /// Of the rows just judged those without an error, in order.
    std::vector<person::Household>& households() { return households_; }

private:
    std::optional<person::Household> read(const Record& record, Row& row);

    person::Reader reader_;
    Reading reading_;
    Check check_;
    std::vector<Change> assumptions_;
    std::vector<person::Household> households_;
    std::vector<Verdicts> verdicts_;
};

}  // namespace evaluator::mass
