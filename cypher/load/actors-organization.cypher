CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Actor {key: $key[i]})
REMOVE n:Country:Person:Media:Group
SET n:Organization, n.name = $name[i], n.kind = $kind[i], n.country = $country[i], n.sector = $sector[i], n.wikidata = $wikidata[i],
    n.aliases = $aliases[i], n._claims = $_claims[i]
