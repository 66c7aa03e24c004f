// How much there is about each of some actors. keys: theirs.
UNWIND $keys AS key
MATCH (a:Actor {key: key})
RETURN key, COUNT { MATCH (a)-[:SOURCE_OF|TARGETS]-(e:Event) RETURN DISTINCT e } AS events, COUNT { (a)-[:SAID]->(:Statement) } AS said,
  COUNT { (:Statement)-[:ABOUT]->(a) } AS about, COUNT { (a)-[:MENTIONED_IN]->(:Article) } AS articles
