CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Actor {key: $key[i]})
REMOVE n:Person:Organization:Media:Group
SET n:Country, n.name = $name[i], n.kind = $shared[$kind[i]], n.country = $shared[$country[i]], n.sector = $shared[$sector[i]], n.wikidata = $wikidata[i],
    n.aliases = $shared[$aliases[i]], n._claims = $_claims[i]
RETURN i, elementId(n) AS id
