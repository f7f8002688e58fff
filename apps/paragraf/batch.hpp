// `paragraf batch`: many persons at once. What was asked for, and the parts the command is put together from
// (command_batch*.cpp, batch_*.cpp).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "apps/paragraf/commands.hpp"
#include "apps/paragraf/load_rules.hpp"
#include "evaluator/mass/judge.hpp"
#include "evaluator/render/mass/report.hpp"

namespace apps {

constexpr std::size_t block_size = 64;     // records judged together
constexpr std::size_t most_messages = 20;  // about bad records; the reject file has all

struct BatchRequest : CheckRequest {
    std::string input_form, mapping;  // "" = by the ending of the file
    std::string result_form;          // "" = by the ending of the output
    std::string rejects;              // file for bad records; "" = only reported
    std::string state;                // file that remembers how far it got; "" = none
    bool strict = false;              // the first bad record ends it
    int ahead_months = 12;
    int workers = 0;                // 0 = one per core
    std::vector<std::string> only;  // lists whose rows alone are written
    std::string rough;              // "ergebnis", "voraussetzungen": by bounds alone; "" = exactly
    std::string report;             // folder for the statistics; "" = none
    int smallest_count = 5;
    std::vector<std::string> effects;  // steps, or angabe=wert
    std::vector<std::string> assumed;  // the same, taken to be so for everybody
    bool compare = false;
    std::vector<std::string> law_dates, rule_folders;
    int examples = 5;
};
Exit run_batch(const BatchRequest& request, Console& console);
Exit run_batch_compare(const BatchRequest& request, Console& console);

/// Where the records come from: a file or standard input.
struct BatchInput {
    std::unique_ptr<std::istream> file;
    std::istream* stream = nullptr;
    evaluator::mass::Form form = evaluator::mass::Form::JsonLines;
    std::uintmax_t bytes = 0;  // 0 = not known
};
BatchInput open_input(const BatchRequest& request, Console& console);

/// How records are read with a rule book; of a CSV file its head.
struct BatchHead {
    evaluator::mass::Reading reading;
    std::string text;  // CSV: the row of heads as it stands
};
/// The head of a CSV file is taken from the reader, unless it has been read before.
BatchHead batch_head(const BatchRequest& request, evaluator::mass::Form form,
                     const dsl::model::RuleBook& book, evaluator::mass::RecordReader& reader,
                     dsl::core::Date as_of, const std::string& known_head = {});

/// `uebersicht.html` and every chart as CSV in the folder, which is made if it is not there.
void write_charts(const std::string& folder, const std::vector<evaluator::render::ChartSection>& sections,
                  const std::string& page, std::uint64_t smallest_count);

/// Steps or angabe=wert of an option. Throws UserError.
std::vector<evaluator::mass::Effect> effects_named(const std::vector<std::string>& wishes, const char* option,
                                                   const dsl::model::RuleBook& book,
                                                   const evaluator::engine::Options& options);

std::size_t worker_count(const BatchRequest& request);
/// First day that is not looked at any more.
dsl::core::Date ahead_until(const BatchRequest& request, dsl::core::Date as_of);

/// How far it is: how many, how fast, how long still (not if `total_bytes` is 0: nobody knows).
std::string progress_words(std::uint64_t records, std::uint64_t bytes, std::uintmax_t total_bytes,
                           double seconds, bool is_last);

/// The progress on a terminal. Silent elsewhere.
class Progress {
public:
    Progress(Console& console, std::uintmax_t total_bytes);
    Progress(Console& console, std::uintmax_t total_bytes, bool is_terminal);
    ~Progress();
    void show(std::uint64_t records, std::uint64_t bytes, bool is_last = false);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace apps
