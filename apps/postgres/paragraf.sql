-- Loaded by CREATE EXTENSION paragraf. What the functions promise: docs/handbuch/datenbank.md.
\echo Use "CREATE EXTENSION paragraf" to load this file. \quit

CREATE FUNCTION paragraf_verdict(person jsonb, norm text, stichtag date) RETURNS text
    AS 'MODULE_PATHNAME', 'paragraf_verdict'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2000;
COMMENT ON FUNCTION paragraf_verdict(jsonb, text, date) IS
    'Ergebnis einer Norm: anspruch, regelanspruch, ermessen_eroeffnet, tritt_ein, besteht_nicht, offen, nicht_in_kraft';

CREATE FUNCTION paragraf_check(person jsonb, norm text, stichtag date)
    RETURNS TABLE (
        rechtsgrundlage text,  -- die Norm
        titel text,
        voraussetzung text,    -- Name; NULL in der Zeile der Norm selbst
        art text,              -- voraussetzung, regelvoraussetzung, ausschluss …
        zitat text,
        "text" text,
        ergebnis text,
        in_der_regel boolean,  -- nicht erfüllt, es sei denn, ein atypischer Fall wird bejaht
        grund text,
        offen text[],
        ab date,
        bis date,
        gilt_bis date)         -- bis dahin ändert sich ohne neue Angaben sicher nichts
    AS 'MODULE_PATHNAME', 'paragraf_check'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10000 ROWS 15;
COMMENT ON FUNCTION paragraf_check(jsonb, text, date) IS
    'Ergebnis der Normen an oder unter einer Fundstelle (NULL: aller) und ihrer Voraussetzungen';

CREATE FUNCTION paragraf_errors(person jsonb) RETURNS text
    AS 'MODULE_PATHNAME', 'paragraf_errors'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION paragraf_errors(jsonb) IS
    'Was an der Personendatei falsch ist; NULL, wenn sie gelesen werden kann';

CREATE FUNCTION paragraf_version(OUT programm text, OUT regelwerk text, OUT sha256 text, OUT ordner text)
    AS 'MODULE_PATHNAME', 'paragraf_version'
    LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION paragraf_version() IS 'Womit diese Sitzung rechnet: Programm und Regelwerk';
