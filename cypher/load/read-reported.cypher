// The nodes that the articles to be replaced or removed tell of.
CYPHER replan=skip
UNWIND $key AS key
MATCH (:Article {key: key})<-[:REPORTED_IN|MENTIONED_IN]-(n)
WITH DISTINCT n
OPTIONAL MATCH (n)-[:LOCATED_IN]->(p:Place)
RETURN CASE WHEN n:Actor THEN 'Actor' WHEN n:Event THEN 'Event' ELSE 'Statement' END AS label, n.key AS key, collect(p.key) AS places
