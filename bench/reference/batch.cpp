#include "bench/reference/batch.hpp"

#include <istream>
#include <stdexcept>
#include <streambuf>

#include "evaluator/mass/cohort_checker.hpp"

namespace reference {

namespace mass = evaluator::mass;
using evaluator::explain::Outcome;

namespace {

constexpr std::size_t block_size = 64;  // as `paragraf batch`

evaluator::engine::Options options_on(core::Date as_of) {
    evaluator::engine::Options options;
    options.as_of = as_of;
    return options;
}

/// A stream that reads the lines where they are.
class Memory : public std::streambuf {
public:
    explicit Memory(const std::string& text) {
        char* begin = const_cast<char*>(text.data());  // nobody writes
        setg(begin, begin, begin + text.size());
    }
};

std::uint8_t letter_of(Outcome outcome) {
    return outcome == Outcome::DoesNotExist ? 0 : outcome == Outcome::Open ? 1 : 2;
}

}  // namespace

Batch::Batch(const Engine& engine, core::Date as_of)
    : checker_(mass::cohort_checker(engine.book(), options_on(as_of), {}, as_of)),
      judge_(engine.book(), mass::Reading{}, checker_.make()) {
    if (checker_.norms.size() != result_count) throw std::runtime_error("three norms expected");
    for (std::size_t i = 0; i < result_count; ++i) positions_[result_of(checker_.norms[i].citation)] = i;
}

std::vector<mass::Row> Batch::rows_of(mass::RecordReader& reader) {
    const auto block = mass::next_block(reader, block_size);
    if (!block) return {};
    std::vector<mass::Row> rows = judge_.judge(*block);
    for (const mass::Row& row : rows)
        if (!row.error.empty()) throw std::runtime_error(row.error);
    return rows;
}

void Batch::judge(const std::string& lines, std::string& out) {
    Memory memory{lines};
    std::istream in{&memory};
    mass::RecordReader reader{in, mass::Form::JsonLines};
    for (auto rows = rows_of(reader); !rows.empty(); rows = rows_of(reader))
        for (const mass::Row& row : rows) evaluator::render::add_json_line(row, checker_.norms, out);
}

std::vector<Verdicts> Batch::verdicts(const std::string& lines) {
    Memory memory{lines};
    std::istream in{&memory};
    mass::RecordReader reader{in, mass::Form::JsonLines};
    std::vector<Verdicts> all;
    for (auto rows = rows_of(reader); !rows.empty(); rows = rows_of(reader))
        for (const mass::Row& row : rows) {
            Verdicts& found = all.emplace_back();
            for (std::size_t i = 0; i < result_count; ++i)
                found.results[i] = letter_of(row.verdicts[positions_[i]].outcome);
        }
    return all;
}

QuickBatch::QuickBatch(const Engine& engine, core::Date as_of)
    : bounds_(engine.book(), options_on(as_of), {}),
      short_judge_(bounds_, {}, false),
      full_judge_(bounds_, {}, true),
      short_lines_(bounds_.norms(), false),
      full_lines_(bounds_.norms(), true) {
    for (std::size_t i = 0; i < result_count; ++i) positions_[result_of(bounds_.norms()[i].citation)] = i;
}

template <typename Use>
void QuickBatch::each_block(mass::BoundsJudge& judge, const std::string& lines, const Use& use) {
    Memory memory{lines};
    std::istream in{&memory};
    mass::RecordReader reader{in, mass::Form::JsonLines};
    mass::Block block;
    while (mass::next_block(reader, mass::BoundsJudge::most_records, block)) {
        judge.judge(block.records);
        for (std::size_t row = 0; row < judge.rows().size(); ++row) {
            if (!judge.rows()[row].error.empty()) throw std::runtime_error(judge.rows()[row].error);
            use(row);
        }
    }
}

void QuickBatch::judge(const std::string& lines, bool with_reasons, std::string& out) {
    auto& judge = with_reasons ? full_judge_ : short_judge_;
    const auto& writer = with_reasons ? full_lines_ : short_lines_;
    each_block(judge, lines, [&](std::size_t row) { writer.add(judge, row, out); });
}

std::vector<Verdicts> QuickBatch::verdicts(const std::string& lines) {
    std::vector<Verdicts> all;
    each_block(short_judge_, lines, [&](std::size_t row) {
        Verdicts& found = all.emplace_back();
        for (std::size_t i = 0; i < result_count; ++i)
            found.results[i] = letter_of(short_judge_.outcome(row, positions_[i]));
    });
    return all;
}

}  // namespace reference
