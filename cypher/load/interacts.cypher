CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a) WHERE elementId(a) = $id + $from[i] MATCH (b) WHERE elementId(b) = $id + $to[i]
CREATE (a)-[:INTERACTS {events: $events[i], cooperation: $cooperation[i], conflict: $conflict[i], goldstein: $goldstein[i],
    first: $shared[$first[i]], last: $shared[$last[i]], _sum: $_sum[i], _scored: $_scored[i]}]->(b)
