// Every actor. handle: what the other queries call it by.
MATCH (a:Actor)
RETURN a.key AS handle, a.key AS key, coalesce(a.name, a.key) AS name, a.kind AS kind, a.country AS country, a.sector AS sector, a.wikidata AS wikidata,
  coalesce(a.aliases, []) AS aliases
