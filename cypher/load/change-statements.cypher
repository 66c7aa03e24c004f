// Statements that are there already.
CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
MATCH (n:Statement {key: $key[i]})
SET n.name = $name[i], n.text = $text[i], n.quotation = $shared[$quotation[i]], n.language = $shared[$language[i]], n.date = $shared[$date[i]],
    n._claims = $_claims[i]
RETURN i, elementId(n) AS id
