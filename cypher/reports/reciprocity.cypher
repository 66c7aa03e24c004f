// title: Reciprocity
// question: Who acts on whom, how much comes back, and in the same spirit?
// param: actor actor none only pairs with this actor
// param: limit number 50 at most this many rows
// columns: actor, other, forth, back, forth_goldstein, back_goldstein
// Of acts done together (meetings, agreements) the one whose key sorts first counts as the source.
// To run it in Neo4j Browser with other values, change those in the braces; an actor is given by its key, such as 'country/IDN'.
WITH {actor: null} AS given
MATCH (a:Actor)-[:INTERACTS]-(b:Actor)
WHERE a.key < b.key AND (given.actor IS NULL OR given.actor IN [a.key, b.key])
WITH DISTINCT a, b
OPTIONAL MATCH (a)-[f:INTERACTS]->(b)
OPTIONAL MATCH (b)-[r:INTERACTS]->(a)
RETURN a.name AS actor, b.name AS other, coalesce(f.events, 0) AS forth, coalesce(r.events, 0) AS back, f.goldstein AS forth_goldstein, r.goldstein AS back_goldstein
ORDER BY forth + back DESC, a.key, b.key
LIMIT 50
