/* The border between PostgreSQL (C, errors by longjmp) and the evaluation (C++, errors by exception). Plain C on
 * both sides: extension.c includes PostgreSQL and this, bridge.cpp includes the evaluation and this, and no file
 * includes both. No function here throws or jumps. Texts are UTF-8 and end with 0; what is returned stays as it
 * is until the next call. One backend is one thread, so there is one judge, held in bridge.cpp.
 */
#ifndef PARAGRAF_POSTGRES_BRIDGE_H
#define PARAGRAF_POSTGRES_BRIDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ParagrafTrouble {
    PARAGRAF_NO_TROUBLE,
    PARAGRAF_BAD_PERSON,
    PARAGRAF_BAD_QUESTION, /* the norm or the day */
    PARAGRAF_BAD_RULES,
    PARAGRAF_NO_MEMORY,
    PARAGRAF_OUR_MISTAKE
} ParagrafTrouble;

typedef struct ParagrafError {
    ParagrafTrouble trouble;
    const char *message, *detail, *hint; /* detail and hint may be NULL */
} ParagrafError;

/* Days since 1970-01-01. */
#define PARAGRAF_NO_DAY INT32_MIN

/* A norm (requirement NULL) or one of its requirements; NULL: says nothing. */
typedef struct ParagrafRow {
    const char *basis, *title, *requirement, *kind, *citation, *text, *result, *reason;
    const char* const* open;
    size_t open_count;
    bool as_a_rule_only;
    int32_t from, until, holds_until;
} ParagrafRow;

typedef struct ParagrafRules {
    const char *program, *version, *digest, *folder;
} ParagrafRules;

/* Reads the rule folder unless it is the one already read. All others want it to have gone well. */
bool paragraf_bridge_load(const char* folder, ParagrafError* error);
ParagrafRules paragraf_bridge_rules(void);

/* NULL: see `error`. */
const char* paragraf_bridge_verdict(const char* person, size_t length, const char* norm, int32_t day,
                                    ParagrafError* error);

/* Whether the file can be read; `error` says why not. */
bool paragraf_bridge_read(const char* person, size_t length, ParagrafError* error);
/* What the reader remarked about the file read last; NULL if nothing. */
const char* paragraf_bridge_warnings(void);

/* Begins with a person; `norm` NULL: all. `norms` says how many times to ask for rows. */
bool paragraf_bridge_check(const char* person, size_t length, const char* norm, int32_t day, size_t* norms,
                           ParagrafError* error);
/* The rows of one of them. */
bool paragraf_bridge_rows(size_t norm, const ParagrafRow** rows, size_t* count, ParagrafError* error);

/* Implemented by who embeds the bridge: ends this process in order, for a mistake of ours after which nothing
 * may be computed any more. Never returns. */
void paragraf_die(const char* why) __attribute__((noreturn));

#ifdef __cplusplus
}
#endif

#endif
