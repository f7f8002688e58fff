// One record read as a person's file, whatever form it came in; a bad one becomes a row that says why.
#pragma once

#include <functional>
#include <optional>

#include "evaluator/mass/checker.hpp"
#include "evaluator/mass/effects.hpp"
#include "evaluator/mass/records.hpp"
#include "evaluator/person/read_options.hpp"
#include "evaluator/person/reader.hpp"

namespace evaluator::mass {

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

/// One object per thread.
class RecordFiles {
public:
    RecordFiles(const model::RuleBook& book, Reading reading);

    const Reading& reading() const { return reading_; }
    /// Fills in all of the row but the verdicts; nothing where the record is bad.
    std::optional<person::Household> read(const Record& record, Row& row);
    /// A file nobody needs any more.
    void recycle(person::Household&& household) { reader_.recycle(std::move(household)); }

private:
    person::Reader reader_;
    Reading reading_;
    std::vector<Change> assumptions_;
};

}  // namespace evaluator::mass
