// Pairs of actors that lost or changed an event, summed anew.
CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a) WHERE elementId(a) = $id + $from[i] MATCH (b) WHERE elementId(b) = $id + $to[i]
MERGE (a)-[r:INTERACTS]->(b)
SET r.events = $events[i], r.cooperation = $cooperation[i], r.conflict = $conflict[i], r.goldstein = $goldstein[i],
    r.first = $shared[$first[i]], r.last = $shared[$last[i]], r._sum = $_sum[i], r._scored = $_scored[i]
