// A tour of the graph in eleven steps, in plain Cypher. Paste a step at a time into Neo4j Browser (or Aura's Query tab, or cypher-shell)
// and run it; a click on a node or relationship shows its properties, a double click its neighbours. The steps are made for the sample
// articles (geograph build seeds/sample): with your own, put other keys in place of 'country/CHN' and the like; step 2 finds them.

// 1. What is in the graph: how many nodes of each label.
MATCH (n:Article|Actor|Event|Statement|Place)
RETURN labels(n)[0] AS label, count(*) AS nodes
ORDER BY nodes DESC, label;

// 2. Find an actor by a part of its name. The key is what reports and the next steps ask for.
MATCH (a:Actor)
WHERE toLower(a.name) CONTAINS 'china'
RETURN a.key AS key, a.name AS name, a.kind AS kind, a.aliases AS aliases
ORDER BY key;

// 3. Who deals with whom: INTERACTS sums up the events between two actors; 'goldstein' runs from -10 (war) to 10 (aid).
MATCH p = (:Country)-[:INTERACTS]->(:Country)
RETURN p
LIMIT 50;

// 4. What lies behind one such line: the events between two countries, with source and target.
MATCH p = (:Actor {key: 'country/CHN'})-[:SOURCE_OF|TARGETS]-(e:Event)-[:SOURCE_OF|TARGETS]-(:Actor {key: 'country/PHL'})
RETURN p;

// 5. Why we believe it: the sentence, the place in the text, and the lexicon row that read it, all on REPORTED_IN.
MATCH (:Actor {key: 'country/CHN'})-[:SOURCE_OF]->(e:Event)-[r:REPORTED_IN]->(t:Article)
RETURN e.name AS event, r.evidence AS evidence, r.rule AS rule, r.confidence AS confidence, t.outlet AS outlet, t.title AS title
ORDER BY event, outlet;

// 6. Who said what about whom.
MATCH p = (:Person)-[:SAID]->(:Statement)-[:ABOUT]->(:Country)
RETURN p
LIMIT 30;

// 7. Claims are kept apart from facts: events that only a speaker asserts, and who that is.
MATCH (speaker:Actor)-[:SAID]->(s:Statement)-[:ASSERTS]->(e:Event)
WHERE NOT EXISTS { MATCH (e)-[r:REPORTED_IN]->() WHERE r.statement IS NULL }
RETURN speaker.name AS speaker, e.name AS event, e.status AS status, s.text AS words
ORDER BY speaker, event;

// 8. What was denied, planned or only supposed: nothing of this counts in INTERACTS.
MATCH (e:Event)
WHERE e.status <> 'actual'
RETURN e.status AS status, e.name AS event, e.date AS date
ORDER BY status, event;

// 9. Where things happen.
MATCH p = (:Actor)-[:SOURCE_OF]->(:Event)-[:LOCATED_IN]->(:Place)
RETURN p
LIMIT 50;

// 10. Who belongs to whom: offices and bodies of a state.
MATCH p = (:Actor)-[:AFFILIATED_WITH]->(:Country)
RETURN p
LIMIT 50;

// 11. The same event told by two outlets meets in one node.
MATCH (e:Event)-[:REPORTED_IN]->(t:Article)
WITH e, count(DISTINCT t.outlet) AS outlets
WHERE outlets > 1
MATCH p = (e)-[:REPORTED_IN]->(:Article)
RETURN p;

// Next: the reports in cypher/reports answer ready questions; each runs as it stands.
