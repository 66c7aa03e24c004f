// Events that are there already.
CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MATCH (n:Event {key: $key[i]})
SET n.name = $name[i], n.type = $shared[$type[i]], n.mode = $shared[$mode[i]], n.contexts = $shared[$contexts[i]], n.cameo = $shared[$cameo[i]], n.quadClass = $shared[$quadClass[i]],
    n.goldstein = $shared[$goldstein[i]], n.date = $shared[$date[i]], n.datePrecision = $shared[$datePrecision[i]], n.status = $shared[$status[i]],
    n._claims = $_claims[i]
RETURN i, elementId(n) AS id
