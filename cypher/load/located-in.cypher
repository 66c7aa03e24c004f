CYPHER replan=skip
UNWIND range(0, size($from) - 1) AS i
MATCH (a:Event {key: $from[i]}) MATCH (b:Place {key: $to[i]})
CREATE (a)-[:LOCATED_IN]->(b)
