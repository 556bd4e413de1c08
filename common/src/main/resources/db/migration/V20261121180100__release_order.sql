-- The highest version of an app without reading all of them: a text for each that sorts, by its bytes, as TauriVersion compares.
-- The bodies are bound when they are made, so that a restore, which has no search path, can build the index.

-- Identifiers in a row: digits below letters, numbers by their value and then by their zeros, a longer row above its beginning.
create function identifiers_rank(identifiers text) returns text language sql immutable strict parallel safe
    return (select string_agg(case when identifier ~ '^[0-9]+$'
            then '0' || lpad(length(ltrim(identifier, '0'))::text, 3, '0') || ltrim(identifier, '0')
                     || lpad(length(identifier)::text, 3, '0')
            else '1' || identifier end || ' ', '' order by place)
        from unnest(string_to_array(identifiers, '.')) with ordinality listed (identifier, place));

-- Numbers, then no pre-release above all pre-releases, then no build metadata below all. Null for what is no version.
create function version_rank(version text) returns text language sql immutable strict parallel safe
    return (select lpad(part[1], 20, '0') || lpad(part[2], 20, '0') || lpad(part[3], 20, '0')
            || coalesce(identifiers_rank(part[4]), '2') || '!' || coalesce(identifiers_rank(part[5]), '')
        from regexp_match(version,
            '^([0-9]{1,20})[.]([0-9]{1,20})[.]([0-9]{1,20})(?:-([0-9A-Za-z.-]+))?(?:[+]([0-9A-Za-z.-]+))?$') part);

create index release_app_highest on release (app_id, version_rank(version) collate "C" desc nulls last)
    where status = 'published';
