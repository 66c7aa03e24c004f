CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a:Statement {key: $from[i]}) MATCH (b:Article {key: $to[i]})
CREATE (a)-[:REPORTED_IN {evidence: $evidence[i], start: $start[i], end: $end[i], sentenceStart: $sentenceStart[i], rule: $rule[i],
    confidence: $confidence[i], content: $content[i]}]->(b)
