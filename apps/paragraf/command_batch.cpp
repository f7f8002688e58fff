// The mass check itself: fetch blocks, judge them on all cores, write in order, remember how far it got.
#include <algorithm>
#include <chrono>
#include <deque>
#include <iterator>
#include <ostream>

#include <fmt/format.h>

#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/batch.hpp"
#include "apps/paragraf/batch_output.hpp"
#include "apps/paragraf/batch_state.hpp"
#include "apps/paragraf/user_error.hpp"
#include "dsl/core/digest.hpp"
#include "evaluator/mass/cohort_checker.hpp"
#include "evaluator/mass/effects.hpp"
#include "evaluator/mass/lists.hpp"
#include "evaluator/mass/pipeline.hpp"
#include "evaluator/mass/statistics.hpp"
#include "evaluator/render/mass/report.hpp"
#include "evaluator/render/mass/rows.hpp"
#include "evaluator/render/mass/sheet.hpp"

namespace apps {

namespace mass = evaluator::mass;
namespace render = evaluator::render;

namespace {

enum class Sink : std::uint8_t { JsonLines, Csv, Sheet };

Sink sink_of(const BatchRequest& request) {
    const auto dot = request.output.rfind('.');
    const std::string ending = dot == std::string::npos ? "" : request.output.substr(dot + 1);
    const std::string& named = request.result_form.empty() ? ending : request.result_form;
    if (named == "csv") return Sink::Csv;
    if (named == "xlsx") return Sink::Sheet;
    return Sink::JsonLines;
}

/// What one worker hands over for a block.
struct Judged {
    std::string lines, rejects;
    std::vector<mass::Row> rows;                                // for the sheet, which is written by one
    std::vector<std::pair<std::uint64_t, std::string>> errors;  // line, message
    std::uint64_t records = 0, bytes_read = 0;
    std::string digest;
};

using Worker = mass::Pipeline<mass::Block, Judged>::Work;

class Batch {
public:
    Batch(const BatchRequest& request, Console& console)
        : request_(request),
          console_(console),
          rules_(load_sound_rules(find_rule_folder(request.rules), console.err_color)),
          options_(options_of(request, rules_->book)),
          checker_(checker()),
          effects_(effects_named(request.effects, "--wirkung", rules_->book, options_)),
          sink_(sink_of(request)),
          input_(open_input(request, console)),
          reader_(*input_.stream, input_.form),
          head_(batch_head(request, input_.form, rules_->book, reader_, options_.as_of)),
          progress_(console, input_.bytes) {}

    Exit run() {
        if (!request_.rough.empty()) start_rough();
        start();
        mass::Pipeline<mass::Block, Judged> pipeline([this] { return fetch(); },
                                                     [this](Judged&& judged) { write(std::move(judged)); });
        std::vector<Worker> workers;
        for (std::size_t i = 0; i < worker_count(request_); ++i)
            workers.push_back(bounds_ ? rough_worker() : worker());
        pipeline.run(std::move(workers));
        return finish();
    }

private:
    mass::Checker checker() const {
        if (!request_.rough.empty()) return {};
        return mass::cohort_checker(rules_->book, options_, targets_of(request_, rules_->book),
                                    ahead_until(request_, options_.as_of));
    }

    void start_rough() {
        if (sink_ != Sink::JsonLines || !request_.report.empty() || !request_.only.empty())
            throw UserError(
                "--grob gibt es nur als jsonl und nicht mit --bericht und --liste: ohne Tage und "
                "ohne Durchprobieren fehlt ihnen die Grundlage");
        bounds_.emplace(rules_->book, options_, targets_of(request_, rules_->book));
        rough_lines_.emplace(bounds_->norms(), request_.rough == "voraussetzungen");
    }

    void start() {
        head_.reading.assumptions = effects_named(request_.assumed, "--annahme", rules_->book, options_);
        if (!request_.effects.empty() && request_.report.empty())
            throw UserError("--wirkung gehört zu --bericht ORDNER");
        std::optional<BatchState> known;
        if (!request_.state.empty()) {
            if (request_.output.empty())
                throw UserError("zu --fortsetzen gehört eine Ausgabedatei: -o DATEI");
            if (!request_.report.empty() || sink_ == Sink::Sheet)
                throw UserError(
                    "--fortsetzen gibt es nicht mit --bericht und nicht mit xlsx: beide entstehen erst "
                    "am Ende");
            known = read_state(request_.state);
        }
        state_.question = question();
        if (known) skip(*known);
        if (sink_ == Sink::Sheet && request_.output.empty())
            throw UserError("zu xlsx gehört eine Ausgabedatei: -o DATEI.xlsx");
        if (sink_ == Sink::Sheet)
            sheet_ = std::make_unique<render::Sheet>(request_.output);
        else if (request_.output.empty())
            output_.open(console_.out);
        else
            output_.open(request_.output, state_.output_bytes);
        if (!request_.rejects.empty()) rejects_.open(request_.rejects, state_.reject_bytes);
        if (state_.blocks > 0) return;
        if (sink_ == Sink::Csv) output_.write(render::csv_head());
        if (rejects_.is_open() && !head_.text.empty()) rejects_.write(head_.text + "\n");
        if (rejects_.is_open() && input_.form == mass::Form::Xml) rejects_.write("<personen>\n");
    }

    /// All that must be the same for two runs to be one.
    std::string question() const {
        std::string text = rules_->book.digest + dsl::core::to_iso(options_.as_of) + '|' +
                           (options_.law_date ? dsl::core::to_iso(*options_.law_date) : "") + '|' +
                           request_.level + '|' + (request_.evidenced_only ? "belegt" : "") + '|' +
                           std::to_string(request_.ahead_months) + '|' + request_.result_form + '|' +
                           request_.output + '|' + request_.rejects + '|' + head_.text;
        text += '|' + request_.rough;
        for (const auto& list : {request_.norms, request_.readings, request_.only, request_.assumed})
            for (const std::string& one : list) text += '|' + one;
        return dsl::core::sha256_hex(text);
    }

    /// Reads again what is done already, to know that it is the same.
    void skip(const BatchState& known) {
        if (known.question != state_.question)
            throw UserError(
                fmt::format("`{}` gehört zu einem anderen Auftrag (Regeln, Stichtag, Normen oder Dateien "
                            "sind andere); bitte löschen, um von vorn zu beginnen",
                            request_.state));
        std::string digest;
        for (std::uint64_t i = 0; i < known.blocks; ++i) {
            const auto block = fetch();
            digest = block ? block->digest : std::string{};
        }
        if (digest != known.input)
            throw UserError(
                fmt::format("die Eingabe ist nicht mehr die, mit der `{}` begonnen wurde; bitte löschen, "
                            "um von vorn zu beginnen",
                            request_.state));
        state_ = known;
    }

    std::optional<mass::Block> fetch() {
        std::optional<mass::Block> block =
            mass::next_block(reader_, bounds_ ? mass::BoundsJudge::most_records : block_size);
        if (block && !request_.state.empty()) {
            dsl::core::Sha256 digest;
            digest.add(digest_);
            for (const mass::Record& record : block->records) digest.add(record.text).add("\n");
            block->digest = digest_ = digest.hex();
        }
        return block;
    }

    Worker worker() {
        auto judge = std::make_shared<mass::Judge>(rules_->book, head_.reading, checker_.make());
        mass::Statistics* counts = nullptr;
        if (!request_.report.empty()) counts = &counts_.emplace_back(checker_.norms, effects_.size());
        auto check = std::make_shared<mass::Check>(checker_.make());
        auto changes = std::make_shared<std::vector<mass::Change>>();
        for (const mass::Effect& effect : effects_) changes->push_back(effect.make());
        return [this, judge, counts, check, changes](mass::Block&& block) {
            Judged judged = judged_from(block);
            std::vector<mass::Row> rows = judge->judge(block);
            for (std::size_t i = 0; i < rows.size(); ++i) add(rows[i], block.records[i], judged);
            if (counts != nullptr) {
                count(rows, *counts);
                for (std::size_t i = 0; i < changes->size(); ++i)
                    count_effect(rows, judge->households(), (*changes)[i], *check, i, *counts);
            }
            if (sink_ == Sink::Sheet)
                std::copy_if(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()),
                             std::back_inserter(judged.rows),
                             [this](const mass::Row& row) { return is_wanted(row); });
            return judged;
        };
    }

    Worker rough_worker() {
        auto judge =
            std::make_shared<mass::BoundsJudge>(*bounds_, head_.reading, request_.rough == "voraussetzungen");
        return [this, judge](mass::Block&& block) {
            Judged judged = judged_from(block);
            judge->judge(block.records);
            for (std::size_t i = 0; i < judge->rows().size(); ++i) {
                note_error(judge->rows()[i], block.records[i], judged);
                rough_lines_->add(*judge, i, judged.lines);
            }
            return judged;
        };
    }

    static Judged judged_from(const mass::Block& block) {
        Judged judged;
        judged.records = block.records.size();
        judged.bytes_read = block.bytes_read;
        judged.digest = block.digest;
        return judged;
    }

    static void count(const std::vector<mass::Row>& rows, mass::Statistics& counts) {
        for (const mass::Row& row : rows) {
            if (row.error.empty())
                counts.add(row.verdicts);
            else
                counts.add_bad();
        }
    }

    /// Only whose file is another one now is judged again.
    static void count_effect(const std::vector<mass::Row>& rows,
                             const std::vector<evaluator::person::Household>& households,
                             const mass::Change& change, const mass::Check& check, std::size_t effect,
                             mass::Statistics& counts) {
        std::vector<evaluator::person::Household> changed;
        std::vector<const mass::Verdicts*> before;
        std::size_t at = 0;
        for (const mass::Row& row : rows) {
            if (!row.error.empty()) continue;
            auto copy = households[at++];
            if (!change(copy)) continue;
            changed.push_back(std::move(copy));
            before.push_back(&row.verdicts);
        }
        std::vector<mass::Verdicts> after;
        check(changed, after);
        for (std::size_t i = 0; i < after.size(); ++i) counts.add_effect(effect, *before[i], after[i]);
    }

    bool is_wanted(const mass::Row& row) const {
        if (request_.only.empty() || !row.error.empty()) return true;
        return std::any_of(row.verdicts.begin(), row.verdicts.end(), [&](const mass::Verdict& verdict) {
            const auto name = mass::name_of(mass::list_of(verdict));
            return std::find(request_.only.begin(), request_.only.end(), name) != request_.only.end();
        });
    }

    static void note_error(const mass::Row& row, const mass::Record& record, Judged& judged) {
        if (row.error.empty()) return;
        judged.errors.emplace_back(row.line, row.error);
        judged.rejects += record.text + '\n';
    }

    void add(const mass::Row& row, const mass::Record& record, Judged& judged) const {
        note_error(row, record, judged);
        if (!is_wanted(row)) return;
        if (sink_ == Sink::JsonLines) render::add_json_line(row, checker_.norms, judged.lines);
        if (sink_ == Sink::Csv) render::add_csv_rows(row, checker_.norms, judged.lines);
    }

    void write(Judged&& judged) {
        for (const auto& [line, message] : judged.errors) {
            if (request_.strict)
                throw UserError(
                    fmt::format("Zeile {}: {}\n(--streng: nach dem ersten fehlerhaften Datensatz ist "
                                "Schluss)",
                                line, message));
            if (state_.bad++ < most_messages) console_.err << "Zeile " << line << ": " << message << '\n';
        }
        if (output_.is_open()) output_.write(judged.lines);
        for (const mass::Row& row : judged.rows) sheet_->add(row, checker_.norms);
        if (rejects_.is_open()) rejects_.write(judged.rejects);
        state_.records += judged.records;
        ++state_.blocks;
        state_.input = judged.digest;
        if (request_.output.empty()) output_.flush();  // a filter must not keep back what is done
        remember(false);
        progress_.show(state_.records, judged.bytes_read);
    }

    void remember(bool is_last) {
        if (request_.state.empty()) return;
        const auto now = std::chrono::steady_clock::now();
        if (!is_last && now - remembered_ < std::chrono::seconds(1)) return;
        remembered_ = now;
        output_.flush();
        rejects_.flush();
        state_.output_bytes = output_.bytes();
        state_.reject_bytes = rejects_.bytes();
        write_state(request_.state, state_);
    }

    Exit finish() {
        if (rejects_.is_open() && input_.form == mass::Form::Xml) rejects_.write("</personen>\n");
        output_.flush();
        rejects_.flush();
        if (sheet_) sheet_->close();
        progress_.show(state_.records, reader_.bytes_read(), true);
        if (!request_.state.empty()) std::filesystem::remove(request_.state);
        if (!request_.report.empty()) write_report();
        if (state_.bad == 0) return Exit::Done;
        console_.err << fmt::format("{} von {} Datensätzen sind fehlerhaft und wurden nicht geprüft",
                                    state_.bad, state_.records);
        if (!request_.rejects.empty()) console_.err << fmt::format("; sie stehen in `{}`", request_.rejects);
        console_.err << '\n';
        return Exit::CheckFailed;
    }

    void write_report() {
        mass::Statistics all(checker_.norms, effects_.size());
        for (const mass::Statistics& part : counts_) all.add(part);
        std::vector<std::string> names;
        for (const mass::Effect& effect : effects_) names.push_back(effect.name);
        render::StatisticsHead head;
        head.as_of = options_.as_of;
        head.law = "Recht vom " + dsl::core::to_german(options_.law_date.value_or(options_.as_of));
        for (const mass::Effect& effect : head_.reading.assumptions)
            head.law += ", angenommen für alle: " + effect.name;
        head.ahead_months = request_.ahead_months;
        head.smallest_count = static_cast<std::uint64_t>(request_.smallest_count);
        head.rules_version = rules_->book.version;
        const auto sections = render::charts_of(all, checker_.norms, names, head);
        write_charts(request_.report, sections,
                     render::statistics_html(sections, "Massenprüfung", head, all.persons(), all.bad()),
                     head.smallest_count);
    }

    const BatchRequest& request_;
    Console& console_;
    std::unique_ptr<LoadedRules> rules_;
    evaluator::engine::Options options_;
    mass::Checker checker_;  // or, for a rough check:
    std::optional<mass::Bounds> bounds_;
    std::optional<render::BoundsLines> rough_lines_;
    std::vector<mass::Effect> effects_;
    std::deque<mass::Statistics> counts_;  // one per worker
    Sink sink_;
    BatchInput input_;
    mass::RecordReader reader_;
    BatchHead head_;
    Progress progress_;
    GrowingFile output_, rejects_;
    std::unique_ptr<render::Sheet> sheet_;
    BatchState state_;
    std::string digest_;
    std::chrono::steady_clock::time_point remembered_{};
};

}  // namespace

Exit run_batch(const BatchRequest& request, Console& console) {
    try {
        return Batch{request, console}.run();
    } catch (const mass::StreamError& error) {
        throw UserError(error.what());
    } catch (const render::SheetError& error) {
        throw UserError(error.what());
    }
}

}  // namespace apps
