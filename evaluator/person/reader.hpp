// Reads many persons' files with one rule book: what is known of its names is made once and memory is used
// again. Same results as read_json and read_xml: the same Household or the same messages. Plain files in JSON
// that are in order are read fast (plain_reader.hpp), all others as before. One object per thread.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "dsl/core/diagnostic.hpp"
#include "evaluator/person/person.hpp"
#include "evaluator/person/read_options.hpp"

namespace evaluator::person {

class Reader {
public:
    /// The rule book must live longer.
    explicit Reader(const model::RuleBook& book);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    /// Nothing if there was an error.
    std::optional<Household> read_json(std::string_view text, core::FileId file, const ReadOptions& options,
                                       core::Diagnostics& diagnostics);
    std::optional<Household> read_xml(std::string_view text, core::FileId file, const ReadOptions& options,
                                      core::Diagnostics& diagnostics);
    /// A household nobody needs any more: its memory is used for the next ones.
    void recycle(Household&& household);
    /// Nothing if the file is not plain and in order, whatever else it is; for tests and benches.
    std::optional<Household> read_plain(std::string_view text, const ReadOptions& options);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace evaluator::person
