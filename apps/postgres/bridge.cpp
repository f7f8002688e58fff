// Exceptions end here: each function turns them into a ParagrafError. Whatever PostgreSQL gets to see stands
// in `shown` until the next call. What cannot be an error of the caller ends the process (paragraf_die).
#include "apps/postgres/bridge.h"

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "apps/paragraf/user_error.hpp"
#include "apps/postgres/judge.hpp"

namespace {

using apps::UserError;
using apps::postgres::Judge;
using apps::postgres::PersonError;
using apps::postgres::ResultRow;
using dsl::core::Date;

struct Shown {
    std::string message, detail, hint;
    std::vector<ResultRow> rows;
    std::vector<std::vector<const char*>> open;
    std::vector<ParagrafRow> row_views;
};

// Never destroyed: a process that ends in the middle of an evaluation must not run its destructor.
Judge* judge = nullptr;
Shown& shown() {
    static Shown* const made = new Shown;
    return *made;
}

const char* or_null(const std::string& text) { return text.empty() ? nullptr : text.c_str(); }

void fill(ParagrafError& error, ParagrafTrouble trouble, std::string message, std::string detail = {},
          std::string hint = {}) {
    Shown& kept = shown();
    kept.message = std::move(message);
    kept.detail = std::move(detail);
    kept.hint = std::move(hint);
    error = {trouble, kept.message.c_str(), or_null(kept.detail), or_null(kept.hint)};
}

/// A second exception while the first is told about would end the process: out of memory is told without
/// allocating.
void tell(ParagrafError& error, ParagrafTrouble of_user) noexcept {
    try {
        throw;
    } catch (const PersonError& bad) {
        fill(error, PARAGRAF_BAD_PERSON, bad.what(), bad.detail, bad.hint);
    } catch (const UserError& bad) {
        const std::string text = bad.what();
        const std::size_t line = text.find("\n\n");  // the first line says what is wrong, the rest shows it
        if (line == std::string::npos)
            fill(error, of_user, text);
        else
            fill(error, of_user, text.substr(0, line), text.substr(line + 2));
    } catch (const std::bad_alloc&) {
        error = {PARAGRAF_NO_MEMORY, "der Speicher ist voll", nullptr, nullptr};
    } catch (const std::exception& mistake) {
        fill(error, PARAGRAF_OUR_MISTAKE, mistake.what());
    } catch (...) {
        error = {PARAGRAF_OUR_MISTAKE, "unbekannte Ausnahme", nullptr, nullptr};
    }
}

[[noreturn]] void die_of_exception() {
    paragraf_die("eine Ausnahme an einer Stelle, an der keine sein darf");
}

/// Calls `body`, which may throw; false: `error` says why. std::terminate must not abort PostgreSQL.
template <typename Body>
bool guarded(ParagrafError* error, ParagrafTrouble of_user, const Body& body) noexcept {
    *error = {PARAGRAF_NO_TROUBLE, nullptr, nullptr, nullptr};
    const std::terminate_handler before = std::set_terminate(die_of_exception);
    bool went_well = false;
    try {
        body();
        went_well = true;
    } catch (...) {
        tell(*error, of_user);
    }
    std::set_terminate(before);
    return went_well;
}

/// PostgreSQL's signal handlers must run in its own thread; reading rules starts others, which inherit this.
class SignalsWait {
public:
    SignalsWait() {
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~SignalsWait() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    SignalsWait(const SignalsWait&) = delete;
    SignalsWait& operator=(const SignalsWait&) = delete;

private:
    sigset_t before_{};
};

std::int32_t day_number(const std::optional<Date>& day) { return day ? day->days : PARAGRAF_NO_DAY; }

ParagrafRow view_of(const ResultRow& row, const std::vector<const char*>& open) {
    return {row.basis.c_str(),     or_null(row.title),         or_null(row.requirement),
            or_null(row.kind),     or_null(row.citation),      or_null(row.text),
            row.result.c_str(),    or_null(row.reason),        open.data(),
            open.size(),           row.as_a_rule_only,         day_number(row.from),
            day_number(row.until), day_number(row.holds_until)};
}

void show(std::vector<ResultRow> rows) {
    Shown& kept = shown();
    kept.row_views.clear();
    kept.open.clear();
    kept.rows = std::move(rows);
    for (const ResultRow& row : kept.rows) {
        auto& open = kept.open.emplace_back();
        for (const std::string& point : row.open) open.push_back(point.c_str());
    }
    for (std::size_t i = 0; i < kept.rows.size(); ++i)
        kept.row_views.push_back(view_of(kept.rows[i], kept.open[i]));
}

}  // namespace

extern "C" {

bool paragraf_bridge_load(const char* folder, ParagrafError* error) {
    if (judge != nullptr && judge->rules().folder == folder) {
        *error = {PARAGRAF_NO_TROUBLE, nullptr, nullptr, nullptr};
        return true;
    }
    return guarded(error, PARAGRAF_BAD_RULES, [&] {
        const SignalsWait wait;
        auto read = std::make_unique<Judge>(folder);
        delete judge;
        judge = read.release();
    });
}

ParagrafRules paragraf_bridge_rules(void) {
    const auto& rules = judge->rules();
    return {PARAGRAF_VERSION, rules.book.version.c_str(), rules.book.digest.c_str(), rules.folder.c_str()};
}

const char* paragraf_bridge_verdict(const char* person, size_t length, const char* norm, int32_t day,
                                    ParagrafError* error) {
    const char* result = nullptr;
    guarded(error, PARAGRAF_BAD_QUESTION, [&] {
        judge->read({person, length});
        result = judge->verdict(norm, Date{day}).data();  // of a literal: ends with 0
    });
    return result;
}

bool paragraf_bridge_read(const char* person, size_t length, ParagrafError* error) {
    return guarded(error, PARAGRAF_BAD_PERSON, [&] { judge->read({person, length}); });
}

const char* paragraf_bridge_warnings(void) { return or_null(judge->warnings()); }

bool paragraf_bridge_check(const char* person, size_t length, const char* norm, int32_t day, size_t* norms,
                           ParagrafError* error) {
    return guarded(error, PARAGRAF_BAD_QUESTION, [&] {
        judge->read({person, length});
        *norms = judge->check(norm == nullptr ? "" : norm, Date{day});
    });
}

bool paragraf_bridge_rows(size_t norm, const ParagrafRow** rows, size_t* count, ParagrafError* error) {
    return guarded(error, PARAGRAF_BAD_QUESTION, [&] {
        show(judge->rows(norm));
        *rows = shown().row_views.data();
        *count = shown().row_views.size();
    });
}

}  // extern "C"
