/* The functions PostgreSQL calls. Only C here: an error of PostgreSQL jumps over frames, and none of ours that has
 * something to destroy may lie on the way (bridge.h). Texts cross the border as UTF-8, days as day numbers.
 */
#include "postgres.h"

#include <sys/syscall.h>
#include <unistd.h>

#include "catalog/pg_type.h"
#include "fmgr.h"
#include "funcapi.h"
#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"
#include "utils/guc.h"
#include "utils/jsonb.h"
#include "utils/tuplestore.h"

#include "apps/postgres/bridge.h"

PG_MODULE_MAGIC;

/* Day numbers of PostgreSQL begin with 2000-01-01. */
#define DAYS_BETWEEN_EPOCHS (POSTGRES_EPOCH_JDATE - UNIX_EPOCH_JDATE)

static char* rules_folder = NULL;

/* Text of ours in the encoding of the database. */
static const char* to_server(const char* text) { return pg_any_to_server(text, (int)strlen(text), PG_UTF8); }
static const char* to_utf8(const char* text, int length) { return pg_server_to_any(text, length, PG_UTF8); }

static int code_of(ParagrafTrouble trouble) {
    switch (trouble) {
        case PARAGRAF_BAD_PERSON:
        case PARAGRAF_BAD_QUESTION: return ERRCODE_INVALID_PARAMETER_VALUE;
        case PARAGRAF_BAD_RULES: return ERRCODE_CONFIG_FILE_ERROR;
        case PARAGRAF_NO_MEMORY: return ERRCODE_OUT_OF_MEMORY;
        case PARAGRAF_NO_TROUBLE:
        case PARAGRAF_OUR_MISTAKE: break;
    }
    return ERRCODE_INTERNAL_ERROR;
}

static void report(int level, const ParagrafError* error) {
    ereport(level, (errcode(code_of(error->trouble)), errmsg("paragraf: %s", to_server(error->message)),
                    error->detail ? errdetail("%s", to_server(error->detail)) : 0,
                    error->hint ? errhint("%s", to_server(error->hint)) : 0));
}

/* --- Mistakes of ours: this session ends, the others go on ------------------------------------------------ */

void paragraf_die(const char* why) {
    /* Only the main thread may speak to PostgreSQL; and in its parent process everything ends anyway. */
    if (!IsUnderPostmaster || syscall(SYS_gettid) != MyProcPid) abort();
    ereport(FATAL, (errcode(ERRCODE_INTERNAL_ERROR), errmsg("paragraf: %s", to_server(why)),
                    errhint("%s", to_server("Das ist ein Fehler des Programms; bitte mit der Abfrage melden."))));
    pg_unreachable();
}

/* What assert() calls inside this library (the version script keeps it here). That of the C library would abort, and
 * then PostgreSQL restarts with all its sessions. */
void __assert_fail(const char* assertion, const char* file, unsigned int line, const char* function);
void __assert_fail(const char* assertion, const char* file, unsigned int line, const char* function) {
    static char why[512];
    snprintf(why, sizeof why, "verletzte Zusicherung `%s` (%s:%u, %s)", assertion, file, line, function);
    paragraf_die(why);
    abort();
}

/* --- Setting, rule book ----------------------------------------------------------------------------------- */

static bool is_folder_name(char** value, void** extra, GucSource source) {
    (void)extra, (void)source;
    if (*value == NULL || **value == '\0' || **value == '/') return true;
    GUC_check_errdetail("%s", to_server("Erwartet wird ein Pfad, der mit / beginnt."));
    return false;
}

static void need_rules(void) {
    ParagrafError error;
    if (rules_folder == NULL || *rules_folder == '\0')
        ereport(ERROR, (errcode(ERRCODE_CONFIG_FILE_ERROR), errmsg("%s", to_server("paragraf.regeln ist nicht gesetzt")),
                        errhint("%s", to_server("In postgresql.conf den Ordner mit den Regeln nennen: "
                                                "paragraf.regeln = '/pfad/zu/rules'"))));
    if (!paragraf_bridge_load(rules_folder, &error)) report(ERROR, &error);
}

void _PG_init(void);
void _PG_init(void) {
    DefineCustomStringVariable("paragraf.regeln", "Ordner mit den Regeln (*.recht).",
                               "Wird je Sitzung beim ersten Aufruf gelesen; mit shared_preload_libraries einmal beim Start.",
                               &rules_folder, "", PGC_SIGHUP, 0, is_folder_name, NULL, NULL);
    MarkGUCPrefixReserved("paragraf");
    /* In the parent of all sessions: they then share its memory. Rules with errors must not keep the server down. */
    if (process_shared_preload_libraries_in_progress && rules_folder != NULL && *rules_folder != '\0') {
        ParagrafError error;
        if (!paragraf_bridge_load(rules_folder, &error)) report(LOG, &error);
    }
}

/* --- Arguments -------------------------------------------------------------------------------------------- */

typedef struct Text {
    const char* data;
    size_t length;
} Text;

static Text person_argument(FunctionCallInfo fcinfo, int position) {
    Jsonb* document = PG_GETARG_JSONB_P(position);
    StringInfoData buffer;
    Text text;
    initStringInfo(&buffer);
    JsonbToCString(&buffer, &document->root, VARSIZE(document));
    text.data = to_utf8(buffer.data, buffer.len);
    text.length = text.data == buffer.data ? (size_t)buffer.len : strlen(text.data);
    return text;
}

static const char* norm_argument(FunctionCallInfo fcinfo, int position) {
    char* norm = text_to_cstring(PG_GETARG_TEXT_PP(position));
    return to_utf8(norm, (int)strlen(norm));
}

static int32 day_argument(FunctionCallInfo fcinfo, int position) {
    const DateADT day = PG_GETARG_DATEADT(position);
    int year, month, day_of_month;
    if (DATE_NOT_FINITE(day))
        ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
                        errmsg("%s", to_server("paragraf: der Stichtag muss ein Tag des Kalenders sein"))));
    j2date(day + POSTGRES_EPOCH_JDATE, &year, &month, &day_of_month);
    if (year < 1800 || year > 2200)
        ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
                        errmsg("%s", to_server("paragraf: der Stichtag muss zwischen 1800 und 2200 liegen"))));
    return day + DAYS_BETWEEN_EPOCHS;
}

/* --- paragraf_verdict, paragraf_errors, paragraf_version ---------------------------------------------------- */

PG_FUNCTION_INFO_V1(paragraf_verdict);
Datum paragraf_verdict(PG_FUNCTION_ARGS) {
    ParagrafError error;
    const Text person = person_argument(fcinfo, 0);
    const char* norm = norm_argument(fcinfo, 1);
    const int32 day = day_argument(fcinfo, 2);
    const char* result;
    need_rules();
    CHECK_FOR_INTERRUPTS();
    result = paragraf_bridge_verdict(person.data, person.length, norm, day, &error);
    if (result == NULL) report(ERROR, &error);
    PG_RETURN_TEXT_P(cstring_to_text(result));
}

PG_FUNCTION_INFO_V1(paragraf_errors);
Datum paragraf_errors(PG_FUNCTION_ARGS) {
    ParagrafError error;
    StringInfoData all;
    const Text person = person_argument(fcinfo, 0);
    need_rules();
    CHECK_FOR_INTERRUPTS();
    if (paragraf_bridge_read(person.data, person.length, &error)) PG_RETURN_NULL();
    if (error.trouble != PARAGRAF_BAD_PERSON) report(ERROR, &error);
    initStringInfo(&all);
    appendStringInfoString(&all, error.message);
    if (error.hint) appendStringInfo(&all, " (%s)", error.hint);
    if (error.detail) appendStringInfo(&all, "\n%s", error.detail);
    PG_RETURN_TEXT_P(cstring_to_text(to_server(all.data)));
}

PG_FUNCTION_INFO_V1(paragraf_version);
Datum paragraf_version(PG_FUNCTION_ARGS) {
    ParagrafRules rules;
    TupleDesc columns;
    Datum values[4];
    bool nulls[4] = {false};
    need_rules();
    if (get_call_result_type(fcinfo, NULL, &columns) != TYPEFUNC_COMPOSITE || columns->natts != 4)
        elog(ERROR, "paragraf_version: unexpected result type");
    rules = paragraf_bridge_rules();
    values[0] = CStringGetTextDatum(to_server(rules.program));
    values[1] = CStringGetTextDatum(to_server(rules.version));
    values[2] = CStringGetTextDatum(to_server(rules.digest));
    values[3] = CStringGetTextDatum(to_server(rules.folder));
    PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(columns), values, nulls)));
}

/* --- paragraf_check ----------------------------------------------------------------------------------------- */

enum { columns_of_check = 13 };

static void put_text(Datum* value, bool* is_null, const char* text) {
    *is_null = text == NULL;
    *value = text == NULL ? (Datum)0 : CStringGetTextDatum(to_server(text));
}

static void put_day(Datum* value, bool* is_null, int32_t day) {
    *is_null = day == PARAGRAF_NO_DAY;
    *value = DateADTGetDatum(day - DAYS_BETWEEN_EPOCHS);
}

static Datum array_of(const char* const* texts, size_t count) {
    Datum* elements = palloc(sizeof(Datum) * (count + 1));
    for (size_t i = 0; i < count; ++i) elements[i] = CStringGetTextDatum(to_server(texts[i]));
    return PointerGetDatum(construct_array(elements, (int)count, TEXTOID, -1, false, TYPALIGN_INT));
}

static void put_row(ReturnSetInfo* results, const ParagrafRow* row) {
    Datum values[columns_of_check];
    bool nulls[columns_of_check] = {false};
    put_text(&values[0], &nulls[0], row->basis);
    put_text(&values[1], &nulls[1], row->title);
    put_text(&values[2], &nulls[2], row->requirement);
    put_text(&values[3], &nulls[3], row->kind);
    put_text(&values[4], &nulls[4], row->citation);
    put_text(&values[5], &nulls[5], row->text);
    put_text(&values[6], &nulls[6], row->result);
    values[7] = BoolGetDatum(row->as_a_rule_only);
    put_text(&values[8], &nulls[8], row->reason);
    values[9] = array_of(row->open, row->open_count);
    put_day(&values[10], &nulls[10], row->from);
    put_day(&values[11], &nulls[11], row->until);
    put_day(&values[12], &nulls[12], row->holds_until);
    tuplestore_putvalues(results->setResult, results->setDesc, values, nulls);
}

PG_FUNCTION_INFO_V1(paragraf_check);
Datum paragraf_check(PG_FUNCTION_ARGS) {
    ReturnSetInfo* results = (ReturnSetInfo*)fcinfo->resultinfo;
    ParagrafError error;
    size_t norms = 0;
    InitMaterializedSRF(fcinfo, 0);
    if (results->setDesc->natts != columns_of_check) elog(ERROR, "paragraf_check: unexpected result type");
    if (PG_ARGISNULL(0) || PG_ARGISNULL(2)) return (Datum)0;
    {
        const Text person = person_argument(fcinfo, 0);
        const char* norm = PG_ARGISNULL(1) ? NULL : norm_argument(fcinfo, 1);
        const int32 day = day_argument(fcinfo, 2);
        need_rules();
        if (!paragraf_bridge_check(person.data, person.length, norm, day, &norms, &error)) report(ERROR, &error);
        if (paragraf_bridge_warnings() != NULL)
            ereport(NOTICE, (errmsg("paragraf: %s", to_server(paragraf_bridge_warnings()))));
    }
    for (size_t i = 0; i < norms; ++i) {
        const ParagrafRow* rows = NULL;
        size_t count = 0;
        CHECK_FOR_INTERRUPTS();
        if (!paragraf_bridge_rows(i, &rows, &count, &error)) report(ERROR, &error);
        for (size_t k = 0; k < count; ++k) put_row(results, &rows[k]);
    }
    return (Datum)0;
}

/* Not part of the extension: the tests call it to see that a broken assertion ends one session only. */
PG_FUNCTION_INFO_V1(paragraf_break_for_test);
Datum paragraf_break_for_test(PG_FUNCTION_ARGS) {
    (void)fcinfo;
    __assert_fail("false", __FILE__, __LINE__, __func__);
    PG_RETURN_VOID();
}
