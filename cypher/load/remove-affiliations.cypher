CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MATCH (n:Actor {key: $key[i]})-[r:AFFILIATED_WITH]->(other {key: $other[i]})
WHERE coalesce(r.role, '') = coalesce($role[i], '') AND coalesce(r.from, '') = coalesce($since[i], '') AND coalesce(r.to, '') = coalesce($until[i], '')
DELETE r
