// How the columns of a CSV file become the facts of a person's file: read once from a mapping file (JSON,
// docs/handbuch/massenpruefung.md), checked against the vocabulary and the head of the CSV file, then used
// for every row. It translates spellings (values, days, numbers); what they mean is the business of the
// reader of persons' files.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "dsl/model/rule_book.hpp"
#include "evaluator/mass/records.hpp"

namespace evaluator::mass {

/// The mapping or the head is wrong: all that can be said at once, one per line.
class MappingError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class CsvMapping {
public:
    /// `text`: the mapping file.
    CsvMapping(const std::string& text, const dsl::model::RuleBook& book);

    /// Takes the first row of the CSV file.
    void read_head(const std::string& row);
    /// A row as a person's file in JSON; what is wrong stands in `error` then.
    std::string translate(const Record& record, std::string& error) const;

private:
    struct Step {
        std::string name;
        std::optional<std::size_t> item;  // position in a list, from 0
    };
    struct Column {
        std::string head;
        std::vector<Step> path;
        dsl::model::BaseType type = dsl::model::BaseType::Unbekannt;
        std::string day_form;
        std::map<std::string, std::string> values;  // as in the CSV file -> JSON
        std::optional<std::size_t> position;        // in the row
    };

    void add_column(const std::string& head, const void* settings);
    std::vector<Step> path_of(const std::string& text, Column& column);
    void set_type(Column& column);
    std::string value_of(const Column& column, const std::string& field, std::string& error) const;
    void trouble(const std::string& message);

    const dsl::model::RuleBook& book_;
    char separator_ = ';';
    bool is_windows_1252_ = false, ignores_others_ = false;
    std::string id_column_, day_form_ = "TT.MM.JJJJ";
    std::optional<std::size_t> id_position_;
    std::set<std::string> empty_{""}, ignored_;
    std::vector<Column> columns_;
    std::string fixed_;  // JSON object: facts that are the same for all
    std::size_t width_ = 0;
    std::string troubles_;
};

}  // namespace evaluator::mass
