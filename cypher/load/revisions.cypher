// Last in every batch: an article that has a revision is loaded whole.
CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MATCH (n:Article {key: $key[i]})
SET n.revision = $revision[i], n._claims = $_claims[i]
