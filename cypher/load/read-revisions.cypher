// Which of the articles are loaded whole, and at which revision.
CYPHER replan=skip
UNWIND $key AS key MATCH (n:Article {key: key}) WHERE n.revision IS NOT NULL RETURN n.key AS key, n.revision AS revision
