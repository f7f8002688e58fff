// `paragraf batch --vergleich`: the same persons under two states of the law or two rule folders. Lines name
// the persons whose result is another one; the report only counts them.
#include <map>
#include <ostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "apps/paragraf/asked.hpp"
#include "apps/paragraf/batch.hpp"
#include "apps/paragraf/batch_output.hpp"
#include "apps/paragraf/command_line_parts.hpp"
#include "apps/paragraf/user_error.hpp"
#include "evaluator/mass/cohort_checker.hpp"
#include "evaluator/mass/comparison.hpp"
#include "evaluator/mass/pipeline.hpp"
#include "evaluator/render/result_names.hpp"

namespace apps {

namespace mass = evaluator::mass;
namespace render = evaluator::render;
using json = nlohmann::ordered_json;

namespace {

/// One of the two.
struct Side {
    std::string name;
    std::shared_ptr<LoadedRules> rules;
    evaluator::engine::Options options;
    mass::Checker checker;
    BatchHead head;
};

struct Changed {
    std::string who;  // kennung, else the line
    std::size_t norm = 0;
    mass::Difference difference;
};

struct Compared {
    std::vector<Changed> changes;
    std::string lines, rejects;
    std::vector<std::pair<std::uint64_t, std::string>> errors;
    std::uint64_t records = 0, bytes_read = 0;
};

struct TurnCounts {
    mass::Count persons = 0;
    std::map<std::string, std::pair<std::string, mass::Count>> through;  // id -> text, how many
    std::vector<std::string> examples;
};

class Comparison {
public:
    Comparison(const BatchRequest& request, Console& console)
        : request_(request),
          console_(console),
          input_(open_input(request, console)),
          reader_(*input_.stream, input_.form),
          progress_(console, input_.bytes) {
        make_sides();
        norms_ = mass::compared_norms(sides_[0].checker, sides_[1].checker);
        counts_.resize(norms_.size());
        if (request.output.empty())
            output_.open(console.out);
        else
            output_.open(request.output, 0);
        if (!request.rejects.empty()) rejects_.open(request.rejects, 0);
    }

    Exit run() {
        if (rejects_.is_open() && !sides_[0].head.text.empty()) rejects_.write(sides_[0].head.text + "\n");
        if (rejects_.is_open() && input_.form == mass::Form::Xml) rejects_.write("<personen>\n");
        mass::Pipeline<mass::Block, Compared> pipeline(
            [this] { return mass::next_block(reader_, block_size); },
            [this](Compared&& compared) { write(std::move(compared)); });
        std::vector<mass::Pipeline<mass::Block, Compared>::Work> workers;
        for (std::size_t i = 0; i < worker_count(request_); ++i) workers.push_back(worker());
        pipeline.run(std::move(workers));
        if (rejects_.is_open() && input_.form == mass::Form::Xml) rejects_.write("</personen>\n");
        output_.flush();
        rejects_.flush();
        progress_.show(records_, reader_.bytes_read(), true);
        summarize();
        if (!request_.report.empty()) write_report();
        return bad_ == 0 ? Exit::Done : Exit::CheckFailed;
    }

private:
    void make_sides() {
        const bool by_rules = request_.rule_folders.size() == 2;
        std::string head;
        for (std::size_t i = 0; i < 2; ++i) {
            BatchRequest asked = request_;
            asked.rules = request_.rule_folders.empty() ? "" : request_.rule_folders[by_rules ? i : 0];
            const auto& days = request_.law_dates;
            if (!days.empty()) asked.law_date = *day_of(days[days.size() == 2 ? i : 0]);
            Side& side = sides_[i];
            const bool is_same = i == 1 && !by_rules;
            side.rules = is_same ? sides_[0].rules
                                 : std::shared_ptr<LoadedRules>(
                                       load_sound_rules(find_rule_folder(asked.rules), console_.err_color));
            side.options = options_of(asked, side.rules->book);
            side.name = by_rules ? asked.rules : "Recht vom " + dsl::core::to_german(*side.options.law_date);
            side.checker = mass::cohort_checker(side.rules->book, side.options,
                                                targets_of(asked, side.rules->book), side.options.as_of);
            side.head = batch_head(asked, input_.form, side.rules->book, reader_, side.options.as_of, head);
            side.head.reading.assumptions =
                effects_named(request_.assumed, "--annahme", side.rules->book, side.options);
            head = side.head.text;
        }
    }

    mass::Pipeline<mass::Block, Compared>::Work worker() {
        const auto judge_of = [](const Side& side) {
            return std::make_shared<mass::Judge>(side.rules->book, side.head.reading, side.checker.make());
        };
        return [this, before = judge_of(sides_[0]), after = judge_of(sides_[1])](mass::Block&& block) {
            Compared compared;
            compared.records = block.records.size();
            compared.bytes_read = block.bytes_read;
            const std::vector<mass::Row> old_rows = before->judge(block), new_rows = after->judge(block);
            for (std::size_t i = 0; i < old_rows.size(); ++i) {
                const std::string& error = old_rows[i].error.empty() ? new_rows[i].error : old_rows[i].error;
                if (!error.empty()) {
                    compared.errors.emplace_back(old_rows[i].line, error);
                    compared.rejects += block.records[i].text + '\n';
                    compared.lines += json{{"zeile", old_rows[i].line}, {"fehler", error}}.dump() + '\n';
                    continue;
                }
                compare(old_rows[i], new_rows[i], compared);
            }
            return compared;
        };
    }

    void compare(const mass::Row& before, const mass::Row& after, Compared& compared) const {
        for (std::size_t i = 0; i < norms_.size(); ++i) {
            mass::Difference found = mass::difference(norms_[i], before.verdicts, after.verdicts,
                                                      sides_[0].checker, sides_[1].checker);
            if (found.turn == mass::Turn::Same) continue;
            json line{{"zeile", before.line},
                      {"person", before.person.empty() ? json(nullptr) : json(before.person)},
                      {"norm", norms_[i].name},
                      {"wendung", mass::name_of(found.turn)},
                      {"vorher", render::result_name(found.before)},
                      {"nachher", render::result_name(found.after)},
                      {"durch", json::array()}};
            for (const mass::Requirement& one : found.through) line["durch"].push_back(one.id);
            compared.lines += line.dump() + '\n';
            compared.changes.push_back(
                {before.person.empty() ? fmt::format("Zeile {}", before.line) : before.person, i,
                 std::move(found)});
        }
    }

    void write(Compared&& compared) {
        for (const auto& [line, message] : compared.errors) {
            if (request_.strict) throw UserError(fmt::format("Zeile {}: {}", line, message));
            if (bad_++ < most_messages) console_.err << "Zeile " << line << ": " << message << '\n';
        }
        output_.write(compared.lines);
        if (rejects_.is_open()) rejects_.write(compared.rejects);
        records_ += compared.records;
        for (const Changed& change : compared.changes) {
            TurnCounts& counts = counts_[change.norm][change.difference.turn];
            ++counts.persons;
            if (counts.examples.size() < static_cast<std::size_t>(request_.examples))
                counts.examples.push_back(change.who);
            for (const mass::Requirement& one : change.difference.through) {
                auto& [text, count] = counts.through[one.id];
                text = one.text.empty() ? one.id : one.text;
                ++count;
            }
        }
        progress_.show(records_, compared.bytes_read);
    }

    static const char* words_of(mass::Turn turn) {
        switch (turn) {
            case mass::Turn::Same: return "unverändert";
            case mass::Turn::Gains: return "gewinnen (dann erfüllt)";
            case mass::Turn::Loses: return "verlieren (dann nicht mehr erfüllt)";
            case mass::Turn::Opens: return "werden offen (bisher nicht erfüllt)";
            case mass::Turn::Closes: return "scheiden aus (bisher offen)";
        }
        return "";
    }

    /// For the person at the terminal, who may see the persons.
    void summarize() const {
        std::ostream& err = console_.err;
        err << fmt::format("{} Personen verglichen: {} gegen {}\n", records_ - bad_, sides_[0].name,
                           sides_[1].name);
        for (std::size_t i = 0; i < norms_.size(); ++i) {
            if (counts_[i].empty()) continue;
            err << norms_[i].name << '\n';
            for (const auto& [turn, counts] : counts_[i]) {
                err << fmt::format("  {}: {}; zum Beispiel {}\n", words_of(turn), counts.persons,
                                   fmt::join(counts.examples, ", "));
                for (const auto& [id, through] : counts.through)
                    err << fmt::format("    {}: {}\n", through.first, through.second);
            }
        }
    }

    void write_report() const {
        std::vector<render::ChartSection> sections;
        for (std::size_t i = 0; i < norms_.size(); ++i) {
            if (counts_[i].empty()) continue;
            render::ChartSection section{norms_[i].name + ": " + norms_[i].title, {}};
            render::Chart all;
            all.file = fmt::format("norm-{}-vergleich", i + 1);
            all.title = "Wer gewinnt, wer verliert";
            for (const auto& [turn, counts] : counts_[i])
                all.rows.push_back({words_of(turn), "", counts.persons, fill_of(turn)});
            section.charts.push_back(std::move(all));
            for (const auto& [turn, counts] : counts_[i]) {
                render::Chart chart;
                chart.file = fmt::format("norm-{}-{}", i + 1, static_cast<int>(turn));
                chart.title = fmt::format("Durch welche Voraussetzung: {}", words_of(turn));
                for (const auto& [id, through] : counts.through)
                    chart.rows.push_back({through.first, "", through.second, fill_of(turn)});
                if (!chart.rows.empty()) section.charts.push_back(std::move(chart));
            }
            sections.push_back(std::move(section));
        }
        render::StatisticsHead head;
        head.as_of = sides_[0].options.as_of;
        head.law = sides_[0].name + " gegen " + sides_[1].name;
        head.smallest_count = static_cast<std::uint64_t>(request_.smallest_count);
        head.rules_version = sides_[0].rules->book.version;
        write_charts(
            request_.report, sections,
            render::statistics_html(sections, "Was eine Rechtsänderung bewirkt", head, records_ - bad_, bad_),
            head.smallest_count);
    }

    static render::Fill fill_of(mass::Turn turn) {
        if (turn == mass::Turn::Gains) return render::Fill::Full;
        return turn == mass::Turn::Opens ? render::Fill::Hatched : render::Fill::Dotted;
    }

    const BatchRequest& request_;
    Console& console_;
    BatchInput input_;
    mass::RecordReader reader_;
    Progress progress_;
    Side sides_[2];
    std::vector<mass::ComparedNorm> norms_;
    std::vector<std::map<mass::Turn, TurnCounts>> counts_;
    GrowingFile output_, rejects_;
    std::uint64_t records_ = 0, bad_ = 0;
};

}  // namespace

Exit run_batch_compare(const BatchRequest& request, Console& console) {
    try {
        return Comparison{request, console}.run();
    } catch (const mass::StreamError& error) {
        throw UserError(error.what());
    }
}

}  // namespace apps
