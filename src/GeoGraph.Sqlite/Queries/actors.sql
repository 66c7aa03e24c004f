-- Every actor. handle: what the other queries call it by.
SELECT id AS handle, key, coalesce(name, key) AS name, kind, country, sector, wikidata, coalesce(aliases, '[]') AS "aliases[]" FROM actor
