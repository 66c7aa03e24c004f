// New events.
CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
CREATE (n:Event {key: $key[i], name: $name[i], type: $shared[$type[i]], mode: $shared[$mode[i]], contexts: $shared[$contexts[i]], cameo: $shared[$cameo[i]],
    quadClass: $shared[$quadClass[i]], goldstein: $shared[$goldstein[i]], date: $shared[$date[i]], datePrecision: $shared[$datePrecision[i]], status: $shared[$status[i]],
    _claims: $_claims[i]})
RETURN i, elementId(n) AS id
