CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a:Actor {key: $from[i]}) MATCH (b:Actor {key: $to[i]})
MERGE (a)-[r:INTERACTS]->(b)
SET r.events = $events[i], r.cooperation = $cooperation[i], r.conflict = $conflict[i], r.goldstein = $goldstein[i], r.first = $first[i],
    r.last = $last[i], r._sum = $_sum[i], r._scored = $_scored[i]
