// All that is known of statements of which every article claims the same.
CYPHER replan=skip
UNWIND $key AS key
MATCH (n:Statement {key: key})
RETURN n.key AS key, properties(n) AS properties,
    [(a:Actor)-[:SAID]->(n) | ['SAID', a.key]] + [(n)-[:ADDRESSED_TO]->(a:Actor) | ['ADDRESSED_TO', a.key]]
    + [(n)-[:RELAYED_BY]->(a:Actor) | ['RELAYED_BY', a.key]] + [(n)-[:ABOUT]->(a:Actor) | ['ABOUT', a.key]] AS edges
