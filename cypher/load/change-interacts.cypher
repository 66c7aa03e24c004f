// Pairs of actors that are there already.
CYPHER replan=skip
UNWIND range(0, size($pair) - 1) AS i
MATCH ()-[r]->() WHERE elementId(r) = $id + $pair[i]
SET r.events = $events[i], r.cooperation = $cooperation[i], r.conflict = $conflict[i], r.goldstein = $goldstein[i],
    r.first = $shared[$first[i]], r.last = $shared[$last[i]], r._sum = $_sum[i], r._scored = $_scored[i]
