// Where the articles report events and statements: one text, because both quote the same sentences.
CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a) WHERE elementId(a) = $id + $from[i] MATCH (b) WHERE elementId(b) = $id + $to[i]
CREATE (a)-[:REPORTED_IN {evidence: $shared[$evidence[i]], start: $start[i], end: $end[i], sentenceStart: $sentenceStart[i], rule: $shared[$rule[i]],
    confidence: $confidence[i], statement: $shared[$statement[i]], content: $shared[$content[i]]}]->(b)
