// Which of the articles are there, at which revision, and what each claimed.
CYPHER replan=skip
UNWIND $key AS key MATCH (n:Article {key: key}) RETURN n.key AS key, n.revision AS revision, n._claims AS claims
