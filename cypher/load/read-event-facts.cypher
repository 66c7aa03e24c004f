// All that is known of events of which every article claims the same.
CYPHER replan=skip
UNWIND $key AS key
MATCH (n:Event {key: key})
RETURN n.key AS key, properties(n) AS properties,
    [(a:Actor)-[:SOURCE_OF]->(n) | ['SOURCE_OF', a.key]] + [(n)-[:TARGETS]->(a:Actor) | ['TARGETS', a.key]]
    + [(n)-[:LOCATED_IN]->(p:Place) | ['LOCATED_IN', p.key]] + [(s:Statement)-[:ASSERTS]->(n) | ['ASSERTS', s.key]] AS edges
