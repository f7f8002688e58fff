#include "evaluator/render/mass/sheet.hpp"

#include <array>

#include <xlsxwriter.h>

#include "evaluator/mass/lists.hpp"
#include "evaluator/render/mass/report.hpp"
#include "evaluator/render/mass/rows.hpp"

namespace evaluator::render {

namespace {

struct Head {
    const char* text;
    double width;
};
constexpr std::array<Head, 12> heads{{{"Zeile", 8},
                                      {"Person", 18},
                                      {"Norm", 26},
                                      {"Ergebnis", 30},
                                      {"Liste", 14},
                                      {"Nicht erfüllt", 60},
                                      {"Offen", 60},
                                      {"Nicht zugleich erfüllbar", 60},
                                      {"Frühestens", 13},
                                      {"Letzter Tag", 13},
                                      {"Nächste Änderung", 18},
                                      {"Hinweise, Fehler", 50}}};

constexpr lxw_col_t notes_column = heads.size() - 1;

constexpr std::size_t most_letters = 32'000;  // a cell holds 32,767

/// Cut between letters.
std::string fitting(std::string text) {
    if (text.size() <= most_letters) return text;
    std::size_t end = most_letters;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    text.resize(end);
    return text + "…";
}

const char* list_words(mass::List list) {
    switch (list) {
        case mass::List::None: return "";
        case mass::List::Now: return "jetzt";
        case mass::List::Soon: return "bald";
        case mass::List::LastChance: return "letzte Chance";
    }
    return "";
}

std::string texts_of(const mass::Positions& positions, const mass::NormInfo& norm) {
    std::string text;
    for (const std::uint16_t at : positions) {
        const mass::Requirement& one = norm.requirements[at];
        text += (text.empty() ? "" : "; ") + (one.text.empty() ? one.id : one.text);
    }
    return fitting(text);
}

}  // namespace

struct Sheet::State {
    lxw_workbook* book = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format *head = nullptr, *day = nullptr, *text = nullptr;
    lxw_row_t row = 0;
    std::string path;

    void begin_sheet() {
        sheet = workbook_add_worksheet(book, nullptr);
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet, column, column, heads[i].width, nullptr);
            worksheet_write_string(sheet, 0, column, heads[i].text, head);
        }
        worksheet_freeze_panes(sheet, 1, 2);
        worksheet_set_landscape(sheet);
        worksheet_repeat_rows(sheet, 0, 0);
        worksheet_fit_to_pages(sheet, 1, 0);
        row = 1;
    }

    void end_sheet() const {
        worksheet_autofilter(sheet, 0, 0, row > 1 ? row - 1 : 1, static_cast<lxw_col_t>(heads.size() - 1));
    }

    void write(lxw_col_t column, const std::string& value) const {
        if (value.empty()) return;
        if (worksheet_write_string(sheet, row, column, value.c_str(), text) != LXW_NO_ERROR)
            throw SheetError("kann `" + path + "` nicht schreiben");
    }

    void write(lxw_col_t column, std::optional<core::Date> value) const {
        if (!value || !value->is_day()) return;
        const core::CivilDate parts = core::civil(*value);
        lxw_datetime as_day{parts.year, parts.month, parts.day, 0, 0, 0};
        worksheet_write_datetime(sheet, row, column, &as_day, day);
    }

    void next_row() {
        if (++row < LXW_ROW_MAX) return;
        end_sheet();
        begin_sheet();
    }
};

Sheet::Sheet(const std::string& path) : state_(std::make_unique<State>()) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    state_->path = path;
    state_->book = workbook_new_opt(path.c_str(), &options);
    if (state_->book == nullptr) throw SheetError("kann `" + path + "` nicht anlegen");
    state_->head = workbook_add_format(state_->book);
    format_set_bold(state_->head);
    format_set_bottom(state_->head, LXW_BORDER_THIN);
    state_->day = workbook_add_format(state_->book);
    format_set_num_format(state_->day, "dd.mm.yyyy");
    format_set_align(state_->day, LXW_ALIGN_VERTICAL_TOP);
    state_->text = workbook_add_format(state_->book);
    format_set_text_wrap(state_->text);
    format_set_align(state_->text, LXW_ALIGN_VERTICAL_TOP);
    state_->begin_sheet();
}

Sheet::~Sheet() {
    if (state_->book != nullptr) lxw_workbook_free(state_->book);
}

void Sheet::add(const mass::Row& row, const std::vector<mass::NormInfo>& norms) {
    State& state = *state_;
    std::string notes = row.error.empty() ? "" : "Fehler: " + row.error;
    for (const std::string& warning : row.warnings) notes += (notes.empty() ? "" : "; ") + warning;
    notes = fitting(notes);
    const std::size_t count = row.error.empty() ? norms.size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
        worksheet_write_number(state.sheet, state.row, 0, static_cast<double>(row.line), state.text);
        state.write(1, fitting(row.person));
        state.write(notes_column, notes);
        if (row.error.empty()) {
            const mass::Verdict& verdict = row.verdicts[i];
            state.write(2, norms[i].name);
            state.write(3, std::string{outcome_words(verdict.outcome)});
            state.write(4, std::string{list_words(mass::list_of(verdict))});
            state.write(5, texts_of(verdict.unmet, norms[i]));
            state.write(6, texts_of(verdict.open, norms[i]));
            state.write(7, texts_of(verdict.conflict, norms[i]));
            state.write(8, std::optional(verdict.earliest));
            state.write(9, day_before(verdict.closes));
            state.write(10, std::optional(verdict.next_change));
        }
        state.next_row();
    }
}

void Sheet::close() {
    state_->end_sheet();
    lxw_workbook* book = state_->book;
    state_->book = nullptr;
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
        throw SheetError("kann `" + state_->path + "` nicht schreiben: " + lxw_strerror(error));
}

}  // namespace evaluator::render
