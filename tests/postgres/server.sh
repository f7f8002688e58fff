# shellcheck shell=bash
# For postgres_test and bench/postgres: a PostgreSQL in a temporary folder. Sourced; wants build, programs, root.

# The server finds its own files from where it lies. So a copy of it, with links to the rest and our extension
# beside them, has the extension installed, and nothing of the machine is touched.
install_copy() {
    local pkglib share file
    pkglib=$("$programs/pg_config" --pkglibdir) share=$("$programs/pg_config" --sharedir)
    DESTDIR=$place/copy cmake --install "$build" --component postgres >"$place/install.log"
    mkdir -p "$place/copy$programs"
    cp "$programs"/{postgres,initdb,pg_ctl} "$place/copy$programs/"
    for file in "$pkglib"/* "$share"/* "$share"/extension/*; do
        [ -e "$place/copy$file" ] || ln -s "$file" "$place/copy$file"
    done
}

# PostgreSQL refuses to run as root.
as_owner() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups env HOME="$place" "$@"
    else
        "$@"
    fi
}

configure() {
    cat >>"$place/data/postgresql.conf" <<CONF
listen_addresses = ''
unix_socket_directories = '$place'
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = 2GB
max_parallel_workers = 4
logging_collector = off
log_min_messages = log
paragraf.regeln = '$place/rules'
CONF
}

server() { as_owner "$place/copy$programs/pg_ctl" -s -D "$place/data" -l "$place/log" "$@"; }

start_server() {
    place=$(mktemp -d /tmp/paragraf-pg.XXXXXX)
    owner=$(id -un)
    [ "$(id -u)" -ne 0 ] || owner=postgres
    id "$owner" >/dev/null 2>&1 || owner=nobody
    trap stop_server EXIT
    (   # also when the shell is killed, as ctest does after its time
        exec >/dev/null 2>&1 </dev/null
        trap - EXIT
        tail --pid=$$ -f /dev/null
        if [ -d "$place" ]; then stop_server; fi
    ) &
    disown
    install_copy
    cp -r "$root/rules" "$place/rules"
    [ "$(id -u)" -ne 0 ] || chown -R "$owner" "$place"
    chmod 755 "$place"
    as_owner "$place/copy$programs/initdb" -D "$place/data" -U "$owner" -E UTF8 --locale=C.UTF-8 -A trust --no-sync \
        >"$place/initdb.log" 2>&1 || { cat "$place/initdb.log"; return 1; }
    configure
    server -w start || { cat "$place/log"; return 1; }
    export PGHOST=$place PGUSER=$owner PGDATABASE=postgres PGCLIENTENCODING=UTF8 PGOPTIONS='-c client_min_messages=warning'
    unset PGPORT PGSERVICE PGPASSWORD
    sql "CREATE EXTENSION paragraf"
}

stop_server() {
    local status=$?
    [ ! -f "$place/data/postmaster.pid" ] || server -m immediate stop || true
    [ "$status" -eq 0 ] || { echo "--- end of the server's log"; tail -n 30 "$place/log"; }
    rm -rf "$place"
}

sql() { psql -X -q -A -t -F '|' -v ON_ERROR_STOP=1 -c "$1"; }
sql_file() { psql -X -q -A -t -F '|' -v ON_ERROR_STOP=1 -f "$1"; }

# Persons whose files stand alone: the samples and those the cases build upon.
load_persons() {
    local file
    sql "CREATE TABLE muster (nr serial PRIMARY KEY, datei text, person jsonb)"
    for file in "$root"/beispiele/*.json "$root"/cases/basis/*.json; do
        jq -e 'has("basis") | not' "$file" >/dev/null || continue
        printf '%s\001%s\n' "$file" "$(jq -c 'del(.bemerkung)' "$file")"
    done | psql -X -q -c "COPY muster (datei, person) FROM STDIN WITH (FORMAT csv, DELIMITER E'\001', QUOTE E'\002')"
    # Many persons from few: born and come on other days, with more or less money, some things not known.
    sql "CREATE FUNCTION variante(person jsonb, i int) RETURNS jsonb LANGUAGE sql IMMUTABLE AS \$\$
        SELECT jsonb_set(jsonb_set(jsonb_set(jsonb_set(person,
            '{angaben,geburtsdatum}', to_jsonb(date '1965-01-01' + i * 37 % 9000)),
            '{angaben,letzte_einreise_am}', to_jsonb(date '2010-01-01' + i * 11 % 6000)),
            '{angaben,eigenmittel_netto_monat}', to_jsonb(500 + i * 13 % 2500)),
            '{angaben,bedarf_monat}', to_jsonb(600 + i * 7 % 1500)) \$\$"
}

make_files() {
    sql "CREATE TABLE $1 AS
         WITH ganze AS (SELECT row_number() OVER (ORDER BY nr) - 1 AS k, person FROM muster
                        WHERE person->'angaben' ? 'geburtsdatum'),
              anzahl AS (SELECT count(*)::int AS n FROM ganze)
         SELECT i AS id, variante(person, i) AS person
         FROM generate_series(1, $2) i CROSS JOIN anzahl JOIN ganze ON k = i % n"
    sql "VACUUM ANALYZE $1"
}
