CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MERGE (n:Place {key: $key[i]})
SET n.name = $name[i], n.country = $country[i], n._claims = $_claims[i]
RETURN i, elementId(n) AS id
