-- Every line asks something wrong and names the SQLSTATE that must come of it; prints what is otherwise, nothing
-- when all is well. The last one: random damage to good files, which must give a result or error 22023.
CREATE FUNCTION pg_temp.want(state text, query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    before int := pg_backend_pid();
BEGIN
    BEGIN
        EXECUTE query;
        RETURN NEXT format('no error: %s', left(query, 200));
    EXCEPTION WHEN OTHERS THEN
        IF SQLSTATE <> state OR SQLERRM NOT LIKE 'paragraf%' THEN
            RETURN NEXT format('%s %s instead of %s: %s', SQLSTATE, SQLERRM, state, left(query, 200));
        END IF;
    END;
END $$;

CREATE FUNCTION pg_temp.bad_person(person text) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT pg_temp.want('22023', format('SELECT paragraf_verdict(%L, ''§ 25b Abs. 1 AufenthG'', ''2026-11-25'')', person))
    UNION ALL
    SELECT pg_temp.want('22023', format('SELECT * FROM paragraf_check(%L, NULL, ''2026-11-25'')', person))
    UNION ALL
    SELECT 'paragraf_errors finds nothing: ' || left(person, 200) WHERE paragraf_errors(person::jsonb) IS NULL
$$;

SELECT pg_temp.bad_person(p) FROM (VALUES
    ('null'), ('true'), ('1'), ('"x"'), ('[]'), ('[{}]'),
    ('{"angaben": 1}'), ('{"angaben": []}'), ('{"angaben": "x"}'), ('{"angabe": {}}'), ('{"": {}}'),
    ('{"angaben": {"gibt_es_nicht": 1}}'), ('{"angaben": {"geburtsdatum": 1}}'), ('{"angaben": {"geburtsdatum": "gestern"}}'),
    ('{"angaben": {"geburtsdatum": "2026-02-30"}}'), ('{"angaben": {"geburtsdatum": "0000-01-01"}}'),
    ('{"angaben": {"geburtsdatum": "9999-99-99"}}'), ('{"angaben": {"geburtsdatum": {"strittig": []}}}'),
    ('{"angaben": {"geburtsdatum": {"zwischen": ["2001-01-01", "2000-01-01"]}}}'),
    ('{"angaben": {"ledig": "vielleicht"}}'), ('{"angaben": {"eigenmittel_netto_monat": -1}}'),
    ('{"angaben": {"eigenmittel_netto_monat": 1e400}}'), ('{"angaben": {"eigenmittel_netto_monat": 1e-400}}'),
    ('{"angaben": {"eigenmittel_netto_monat": "viel"}}'), ('{"angaben": {"ausweisungsinteressen": 5}}'),
    ('{"angaben": {"aufenthaltszeiten": [{"von": "2020-01-01", "bis": "2019-01-01"}]}}'),
    ('{"angaben": {"aufenthaltszeiten": ["x", null, 7]}}'),
    ('{"wertungen": [{"name": "x"}]}'), ('{"wertungen": {}}'), ('{"ermessen": [1]}'),
    ('{"basis": "/etc/passwd", "angaben": {}}'), ('{"basis": "../x.json"}'),
    ('{"angaben": {"\u2028\u202e\ud83d\ude00": "\u0001\ud83d\ude00"}}')) AS bad(p);

-- too much of it
SELECT pg_temp.bad_person(p) FROM (VALUES
    (repeat('[', 1000) || repeat(']', 1000)),
    (repeat('{"angaben":', 1000) || '1' || repeat('}', 1000)),
    ('{"angaben": {"verurteilungen": [' || repeat('{},', 20000) || '{}]}}'),
    ('{"angaben": {"' || repeat('ä', 100000) || '": 1}}'),
    ('{"person": "' || repeat('x', 2000000) || '"}'),
    ('{"angaben": {' || (SELECT string_agg(format('"a%s": %s', i, i), ',') FROM generate_series(1, 5000) i) || '}}')) AS bad(p);
SELECT pg_temp.want('22023', 'SELECT paragraf_verdict(jsonb_build_object(''person'', repeat(''x'', 20000000)), ''§ 25b Abs. 1 AufenthG'', ''2026-11-25'')');

-- norms and days
SELECT pg_temp.want('22023', format('SELECT paragraf_verdict(%L, %L, ''2026-11-25'')', '{"angaben": {}}', n)) FROM (VALUES
    (''), (' '), ('x'), ('§'), ('§ 999 AufenthG'), ('§ 25b Abs. 1 XYZ'), ('25b'), ('§ 25b AufenthG'), ('AufenthG'),
    ('§§ 25a, 25b AufenthG'), ('§ 99999999999999999999 AufenthG'), ('§ 25b Abs. 1 AufenthG; DROP TABLE muster'),
    (repeat('§ ', 500000)), (E'§ 25b\nAbs. 1\tAufenthG\u0001')) AS bad(n);
SELECT pg_temp.want('22008', format('SELECT paragraf_verdict(%L, ''§ 25b Abs. 1 AufenthG'', %L)', '{"angaben": {}}', d)) FROM (VALUES
    ('infinity'), ('-infinity'), ('4713-01-01 BC'), ('5874897-12-31'), ('1799-12-31'), ('2201-01-01')) AS bad(d);
SELECT pg_temp.want('22008', format('SELECT * FROM paragraf_check(%L, NULL, %L)', '{"angaben": {}}', d)) FROM (VALUES
    ('infinity'), ('-infinity')) AS bad(d);

-- every fact of some samples replaced by something else
CREATE FUNCTION pg_temp.damaged(person jsonb) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    other text;
    fact text;
BEGIN
    FOR fact IN SELECT jsonb_object_keys(person->'angaben') LOOP
        FOREACH other IN ARRAY ARRAY['null', 'true', '-1', '1e30', '"x"', '"2026"', '[]', '{}', '[[{}]]', '{"wert": null}',
                                     '{"strittig": [1, "x"]}', '{"zwischen": [null, null]}', '{"eines_von": []}'] LOOP
            BEGIN
                PERFORM paragraf_verdict(jsonb_set(person, ARRAY['angaben', fact], other::jsonb), '§ 25b Abs. 1 AufenthG', '2026-11-25');
            EXCEPTION WHEN invalid_parameter_value THEN
                IF SQLERRM NOT LIKE 'paragraf: P8%' THEN RETURN NEXT SQLERRM; END IF;
            WHEN OTHERS THEN
                RETURN NEXT format('%s %s: %s = %s', SQLSTATE, SQLERRM, fact, other);
            END;
        END LOOP;
    END LOOP;
END $$;
SELECT pg_temp.damaged(person) FROM muster WHERE nr % 5 = 1;
