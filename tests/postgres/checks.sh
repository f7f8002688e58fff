# shellcheck shell=bash
# What postgres_test asks of the extension, one function per promise. Sourced; wants server.sh.

passed=0
failed=0
norms=("§ 25b Abs. 1 AufenthG" "§ 10 Abs. 1 StAG" "§ 9 Abs. 2 AufenthG" "§ 44 Abs. 1 AufenthG" "§ 60d Abs. 1 AufenthG"
    "§ 8 Abs. 1 StAG")
one=${norms[0]}

equal() { # what it is, expected, found
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'NOT SO: %s\n  expected: %s\n  found:    %s\n' "$1" "$2" "$3"
    fi
}

like() { # what it is, pattern, found
    if [[ "$3" == $2 ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'NOT SO: %s\n  expected like: %s\n  found:         %s\n' "$1" "$2" "$3"
    fi
}

# The first line of the error of statements, with its SQLSTATE: "ERROR:  22023: …"
error_of() {
    local statement arguments=()
    for statement in "$@"; do arguments+=(-c "$statement"); done
    psql -X -q -A -t -v VERBOSITY=verbose "${arguments[@]}" 2>&1 >/dev/null | head -n 1 || true
}

check_exports() {
    local others
    others=$(nm -D --defined-only "$build/apps/postgres/paragraf.so" |
        sed -E 's/.* ([^ ]+)$/\1/' | grep -vE '^(Pg_magic_func|_PG_init|pg_finfo_.*|paragraf_[a-z_]+)(@.*)?$' || true)
    equal "nothing but the functions of the extension is visible" "" "$others"
    equal "the bridge is not visible" "" "$(nm -D --defined-only "$build/apps/postgres/paragraf.so" | grep bridge || true)"
}

check_promises() {
    equal "all functions are parallel safe, those of persons immutable" \
        "paragraf_check|i|s
paragraf_errors|i|s
paragraf_verdict|i|s
paragraf_version|s|s" \
        "$(sql "SELECT proname, provolatile, proparallel FROM pg_proc WHERE proname LIKE 'paragraf%' ORDER BY 1")"
    equal "the digest is that of the command line" \
        "$("$paragraf" check "$root/beispiele/amira.json" --regeln "$root/rules" --norm "$one" --stichtag $day --format json |
            jq -r '.regelwerk.sha256')" \
        "$(sql "SELECT sha256 FROM paragraf_version()")"
    equal "NULL gives NULL" "|||0|0" \
        "$(sql "SELECT paragraf_verdict(NULL, '$one', '$day'), paragraf_verdict('{}', NULL, '$day'),
                       paragraf_verdict('{}', '$one', NULL), (SELECT count(*) FROM paragraf_check(NULL, '$one', '$day')),
                       (SELECT count(*) FROM paragraf_check('{}', '$one', NULL))")"
    equal "arguments have names" "offen" \
        "$(sql "SELECT paragraf_verdict(person => '{\"angaben\": {}}', norm => '$one', stichtag => '$day')")"
    equal "a norm that is not in force yet" "nicht_in_kraft" \
        "$(sql "SELECT paragraf_verdict('{\"angaben\": {}}', '$one', '2010-01-01')")"
    equal "NULL asks for all norms" "t" \
        "$(sql "SELECT count(DISTINCT rechtsgrundlage) > 200 FROM paragraf_check('{\"angaben\": {}}', NULL, '$day')")"
}

# --- the same results as the command line, requirement by requirement

from_command_line() { # files; norms are global
    local arguments=() norm
    for norm in "${norms[@]}"; do arguments+=(--norm "$norm"); done
    "$paragraf" check "$@" --regeln "$place/rules" "${arguments[@]}" --stichtag $day --format json |
        jq -r 'def t: if . == null then "" else tostring end;
               (if type == "array" then . else [.] end) | to_entries[] | (.key + 1) as $nr | .value.normen[] | .norm as $norm |
               ([$nr, $norm, "", .ergebnis, .in_der_regel, "", "", (.gilt_bis | t)],
                (.voraussetzungen[] | [$nr, $norm, .id, .ergebnis, .in_der_regel, (.ab | t), (.bis | t), (.gilt_bis | t)]))
               | map(tostring) | join("|")' | LC_ALL=C sort
}

from_database() { # a query that gives nr and person
    local list
    list=$(printf "('%s')," "${norms[@]}")
    sql "SELECT nr, rechtsgrundlage, voraussetzung, ergebnis, CASE WHEN in_der_regel THEN 'true' ELSE 'false' END, ab, bis, gilt_bis
         FROM ($1) akte CROSS JOIN (VALUES ${list%,}) gefragt(n)
         CROSS JOIN LATERAL paragraf_check(person, n, '$day')
         WHERE ergebnis <> 'nicht_in_kraft'" | LC_ALL=C sort
}

compare() { # what it is, file, file
    local difference
    difference=$(diff "$2" "$3" | head -n 10) || true
    equal "$1 ($(wc -l <"$2") rows)" "" "$difference"
    [ -s "$2" ] || equal "$1: there are rows" "some" "none"
}

check_against_command_line() {
    local files=() nr
    mapfile -t files < <(sql "SELECT datei FROM muster ORDER BY nr")
    from_command_line "${files[@]}" >"$place/cli"
    from_database "SELECT nr, person FROM muster" >"$place/db"
    compare "samples: the database says what the command line says" "$place/cli" "$place/db"

    make_files stichprobe 12
    mkdir "$place/akten"
    files=()
    for nr in $(seq 1 12); do files+=("$place/akten/$nr.json"); done
    sql "SELECT person FROM stichprobe ORDER BY id" | { nr=0; while IFS= read -r person; do
        nr=$((nr + 1)); printf '%s\n' "$person" >"$place/akten/$nr.json"; done; }
    from_command_line "${files[@]}" >"$place/cli"
    from_database "SELECT id AS nr, person FROM stichprobe" >"$place/db"
    compare "varied persons: the database says what the command line says" "$place/cli" "$place/db"

    equal "the verdict is the result of the table" "0" \
        "$(sql "SELECT count(*) FROM stichprobe, LATERAL paragraf_check(person, NULL, '$day') AS zeile
                WHERE id = 9 AND voraussetzung IS NULL
                  AND ergebnis IS DISTINCT FROM paragraf_verdict(person, rechtsgrundlage, '$day')")"
    equal "on other days, too" "0" \
        "$(sql "SELECT count(*) FROM stichprobe, generate_series(date '2005-03-01', '2030-03-01', '700 days') tag,
                     LATERAL paragraf_check(person, '$one', tag::date) AS zeile
                WHERE id <= 4 AND voraussetzung IS NULL
                  AND ergebnis IS DISTINCT FROM paragraf_verdict(person, '$one', tag::date)")"
}

# --- bad input: an error of SQL, and the session lives on

check_bad_input() {
    local report
    report=$(sql_file "$here/bad_input.sql")
    equal "bad input gives the right error, and the session lives on" "" "$report"
    like "the message names code and field, not more" "ERROR:  22023: paragraf: P803: unbekannte Angabe*" \
        "$(error_of "SELECT paragraf_verdict('{\"angaben\": {\"geburtsdatumm\": \"1990-01-01\"}}', '$one', '$day')")"
    like "the hint comes along" "*HINT:*geburtsdatum*" \
        "$(psql -X -c "SELECT paragraf_verdict('{\"angaben\": {\"geburtsdatumm\": \"1990-01-01\"}}', '$one', '$day')" 2>&1 || true)"
    like "a person cannot make the server open files" "ERROR:  22023: paragraf: P829*" \
        "$(error_of "SELECT paragraf_verdict('{\"basis\": \"/etc/passwd\", \"angaben\": {}}', '$one', '$day')")"
    equal "no session was lost" "0" "$(grep -c 'terminated by signal' "$place/log" || true)"
}

# --- parallel workers

check_parallel() {
    local query="SELECT ergebnis, count(*), sum(hashint4(id)::bigint) FROM
                     (SELECT id, paragraf_verdict(person, '$one', '$day') AS ergebnis FROM akten) a GROUP BY 1 ORDER BY 1"
    local many="SET max_parallel_workers_per_gather = 2; SET parallel_setup_cost = 0; SET min_parallel_table_scan_size = 0;"
    local some serial parallel
    make_files akten 100000
    like "the plan uses workers" "*Workers Planned: 2*Parallel Seq Scan on public.akten*" "$(sql "$many EXPLAIN (VERBOSE) $query")"
    parallel=$(sql "$many $query")
    like "and two are launched" "*Workers Launched: 2*" \
        "$(sql "$many EXPLAIN (ANALYZE, TIMING OFF) SELECT count(paragraf_verdict(person, '$one', '$day')) FROM akten WHERE id <= 2000")"
    some=${query/FROM akten/FROM akten WHERE id % 10 = 3}
    serial=$(sql "SET max_parallel_workers_per_gather = 0; $some")
    equal "two workers find what one session finds" "$serial" "$(sql "$many $some")"
    equal "100,000 rows have a result" "100000" "$(awk -F'|' '{ n += $2 } END { print n }' <<<"$parallel")"
    [ "$(wc -l <<<"$parallel")" -ge 2 ] || equal "results differ between persons" "at least two" "$parallel"
    equal "the table of results in parallel" \
        "$(sql "SET max_parallel_workers_per_gather = 0; SELECT count(*), sum(hashtext(z::text)::bigint) FROM akten, paragraf_check(person, '$one', '$day') z WHERE id <= 500")" \
        "$(sql "$many SELECT count(*), sum(hashtext(z::text)::bigint) FROM akten, paragraf_check(person, '$one', '$day') z WHERE id <= 500")"
    like "an error in a worker is the error of the query" "ERROR:  22023*P803*" \
        "$(error_of "$many SELECT count(paragraf_verdict(CASE WHEN id = 99999 THEN jsonb '{\"angaben\": {\"x\": 1}}' ELSE '{\"angaben\": {}}' END, '$one', '$day')) FROM akten")"
}

# --- cancel

check_cancel() {
    local begin=$SECONDS
    like "a time limit stops a serial query" "ERROR:  57014*" \
        "$(error_of "SET max_parallel_workers_per_gather = 0; SET statement_timeout = 300;
                     SELECT count(*) FROM akten, paragraf_check(person, NULL, '$day')")"
    like "and one with workers" "ERROR:  57014*" \
        "$(error_of "SET max_parallel_workers_per_gather = 2; SET parallel_setup_cost = 0; SET min_parallel_table_scan_size = 0;
                     SET statement_timeout = 300; SELECT count(paragraf_verdict(person, n, '$day')) FROM akten,
                     (SELECT DISTINCT rechtsgrundlage AS n FROM paragraf_check('{\"angaben\": {}}', NULL, '$day')) alle")"
    psql -X -q -c "SET application_name = 'lange'; SELECT count(*) FROM akten, paragraf_check(person, NULL, '$day')" \
        >"$place/cancelled" 2>&1 &
    local client=$!
    for _ in $(seq 1 50); do
        sleep 0.1
        [ "$(sql "SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity
                  WHERE application_name = 'lange' AND state = 'active'")" -eq 0 ] || break
    done
    wait $client || true
    like "pg_cancel_backend stops a query" "*abgebrochen*" "$(sed 's/canceling statement due to user request/abgebrochen/' "$place/cancelled")"
    [ $((SECONDS - begin)) -le 15 ] || equal "stopping is quick" "at most 15 s" "$((SECONDS - begin)) s"
}

# --- memory

check_memory() {
    local grown
    grown=$(psql -X -q -A -t <<SQL
CREATE FUNCTION pg_temp.belegt() RETURNS int LANGUAGE sql VOLATILE AS
    \$\$ SELECT substring(pg_read_file('/proc/self/status') FROM 'VmRSS:\s+(\d+) kB')::int \$\$;
SET max_parallel_workers_per_gather = 0;
SELECT count(paragraf_verdict(person, '$one', '$day')), count(paragraf_errors(person)) FROM akten WHERE id <= 1000 \g /dev/null
SELECT sum(length(z::text)) FROM akten, paragraf_check(person, '$one', '$day') z WHERE id <= 100 \g /dev/null
SELECT pg_temp.belegt() AS vorher \gset
SELECT count(paragraf_verdict(person, '$one', '$day')), count(paragraf_errors(person)) FROM akten WHERE id <= 5000 \g /dev/null
SELECT count(paragraf_verdict(person, '$one', date '2026-01-01' - id)) FROM akten WHERE id <= 1000 \g /dev/null
DO \$\$ BEGIN FOR i IN 1..2000 LOOP BEGIN
    PERFORM paragraf_verdict('{"angaben": {}}', '§ ' || i || ' AufenthG', '$day'); EXCEPTION WHEN OTHERS THEN END; END LOOP; END \$\$;
SELECT (pg_temp.belegt() - :vorher) / 1024;
SQL
)
    [ "$grown" -lt 40 ] && passed=$((passed + 1)) || equal "a session does not grow with the rows" "less than 40 MB" "$grown MB"
}

# --- an index on a result

check_index() {
    sql "CREATE TABLE gemerkt AS SELECT * FROM akten WHERE id <= 1000;
         CREATE INDEX gemerkt_25b ON gemerkt (paragraf_verdict(person, '$one', '$day'))"
    like "the index is used" "*Index*gemerkt_25b*" \
        "$(sql "SET enable_seqscan = off; EXPLAIN SELECT id FROM gemerkt WHERE paragraf_verdict(person, '$one', '$day') = 'anspruch'")"
    equal "and gives what the function gives" \
        "$(sql "SET enable_indexscan = off; SET enable_bitmapscan = off; SELECT count(*) FROM gemerkt WHERE paragraf_verdict(person, '$one', '$day') = 'besteht_nicht'")" \
        "$(sql "SET enable_seqscan = off; SELECT count(*) FROM gemerkt WHERE paragraf_verdict(person, '$one', '$day') = 'besteht_nicht'")"
}

# --- the folder with the rules

use_folder() {
    sql "ALTER SYSTEM SET paragraf.regeln = '$1'"
    server reload
    for _ in $(seq 1 50); do
        [ "$(sql "SHOW paragraf.regeln")" != "$1" ] || return 0
        sleep 0.1
    done
}

check_rules_folder() {
    like "no session sets the folder" "ERROR:  55P02*" \
        "$(error_of "SELECT paragraf_version()" "SET paragraf.regeln = '/tmp'")"
    like "not even when it begins" "*ERROR:  F0000: paragraf.regeln ist nicht gesetzt*" \
        "$(PGOPTIONS="-c client_min_messages=error -c paragraf.regeln=/tmp" error_of "SELECT paragraf_version()")"
    equal "nor before the library is loaded" "$place/rules" \
        "$(sql "SET client_min_messages = error; SET paragraf.regeln = '/tmp'; SELECT ordner FROM paragraf_version()")"
    like "the folder is a whole path" "ERROR:  22023*" \
        "$(error_of "SELECT paragraf_version()" "ALTER SYSTEM SET paragraf.regeln = 'rules'")"
    use_folder ""
    like "without a folder" "ERROR:  F0000: paragraf.regeln ist nicht gesetzt" "$(error_of "SELECT paragraf_version()")"
    use_folder "$place/nirgends"
    like "with a folder that is not there" "ERROR:  F0000: paragraf: *ist kein Ordner mit Regeln" "$(error_of "SELECT paragraf_version()")"
    mkdir "$place/falsch"
    echo 'norm "§ 1 Abs. 1 XG" {' >"$place/falsch/falsch.recht"
    use_folder "$place/falsch"
    like "with rules that have errors" "ERROR:  F0000: paragraf: die Regeln in *haben Fehler:" "$(error_of "SELECT paragraf_version()")"
    cp -r "$root/rules" "$place/neu"
    echo "geprüfte Fassung 7" >"$place/neu/version"
    echo "SELECT paragraf_verdict('{\"angaben\": {}}', '$one', '$day');
          SELECT regelwerk = 'geprüfte Fassung 7' FROM paragraf_version();
          ALTER SYSTEM SET paragraf.regeln = '$place/neu';
          SELECT pg_reload_conf();
          SELECT pg_sleep(0.5);
          SELECT regelwerk FROM paragraf_version();" >"$place/wechsel.sql"
    use_folder "$place/rules"
    equal "a running session changes to the new folder" "offen|f|t||geprüfte Fassung 7|" \
        "$(sql_file "$place/wechsel.sql" | tr '\n' '|')"
    use_folder "$place/rules"
}

# --- a database in another encoding

# Letters that encoding lacks („“ in texts of rules) are an error of PostgreSQL; verdicts need none.
check_encoding() {
    local person
    sql "CREATE DATABASE alt TEMPLATE template0 ENCODING LATIN1 LC_COLLATE 'C' LC_CTYPE 'C'"
    PGDATABASE=alt sql "CREATE EXTENSION paragraf"
    person=$(sql "SELECT person FROM muster WHERE nr = 1")
    like "names with umlauts are among them" "*geklärt*" "$person"
    equal "a LATIN1 database gives the same" "$(sql "SELECT paragraf_verdict(person, '$one', '$day') FROM muster WHERE nr = 1")" \
        "$(PGDATABASE=alt psql -X -q -A -t -v person="$person" <<<"SELECT paragraf_verdict(:'person', '$one', '$day')")"
    like "and messages, too" "ERROR:  22023: paragraf: P803: unbekannte Angabe*ä*" \
        "$(PGDATABASE=alt error_of "SELECT paragraf_verdict('{\"angaben\": {\"ä\": 1}}', '$one', '$day')")"
}

# --- our own mistakes end one session, not the server

check_broken_assertion() {
    local started
    started=$(sql "SELECT pg_postmaster_start_time()")
    psql -X -q -A -t -c "SELECT pg_sleep(3), 'lebt'" >"$place/bystander" 2>&1 &
    local client=$!
    sleep 0.5
    sql "CREATE FUNCTION brich() RETURNS void AS '\$libdir/paragraf', 'paragraf_break_for_test' LANGUAGE C"
    like "a broken assertion ends the session" "*FATAL:*paragraf: verletzte Zusicherung*" \
        "$(psql -X -c "SELECT brich()" 2>&1 || true)"
    wait $client || true
    equal "the others live on" "|lebt" "$(cat "$place/bystander")"
    equal "the server was not restarted" "$started 0" \
        "$(sql "SELECT pg_postmaster_start_time()") $(grep -c 'terminating any other active' "$place/log" || true)"
}

# --- rules read once, when the server starts

check_preload() {
    local before
    before=$(sql "SELECT paragraf_verdict(person, '$one', '$day') FROM muster ORDER BY nr")
    echo "shared_preload_libraries = 'paragraf'" >>"$place/data/postgresql.conf"
    server -w -m fast restart
    equal "with shared_preload_libraries the same" "$before" "$(sql "SELECT paragraf_verdict(person, '$one', '$day') FROM muster ORDER BY nr")"
    sql "ALTER SYSTEM SET paragraf.regeln = '$place/falsch'"
    server -w -m fast restart
    like "rules with errors do not keep the server from starting" "ERROR:  F0000*haben Fehler*" "$(error_of "SELECT paragraf_version()")"
}
