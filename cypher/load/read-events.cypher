// Which of the nodes are there, and what articles claim of each.
CYPHER replan=skip
UNWIND $key AS key MATCH (n:Event {key: key}) RETURN n.key AS key, elementId(n) AS id, n._claims AS claims
