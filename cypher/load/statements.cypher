// New statements.
CYPHER replan=skip
UNWIND range(0, size($key) - 1) AS i
CREATE (n:Statement {key: $key[i], name: $name[i], text: $text[i], quotation: $shared[$quotation[i]], language: $shared[$language[i]], date: $shared[$date[i]],
    _claims: $_claims[i]})
RETURN i, elementId(n) AS id
