// Writes what a batch adds and changes: first the nodes, then the relationships, whose ends are told by their places among the nodes.
// Each value of $shared travels once, and other lists hold its place there. The revisions are last: an article that has one is loaded whole.
CYPHER replan=skip
CALL {
  UNWIND range(0, size($articles.key) - 1) AS i
  MERGE (n:Article {key: $articles.key[i]})
  SET n.title = $articles.title[i], n.outlet = $shared[$articles.outlet[i]], n.url = $articles.url[i], n.published = $articles.published[i],
    n.language = $shared[$articles.language[i]], n.textSha256 = $articles.textSha256[i]
  RETURN collect(n) AS articles
}
CALL {
  UNWIND range(0, size($actors.key) - 1) AS i
  MERGE (n:Actor {key: $actors.key[i]})
  SET n.name = $actors.name[i], n.kind = $shared[$actors.kind[i]], n.country = $shared[$actors.country[i]], n.sector = $shared[$actors.sector[i]],
    n.wikidata = $actors.wikidata[i], n.aliases = $shared[$actors.aliases[i]], n._claims = $actors._claims[i]
  RETURN collect(n) AS actors
}
CALL { WITH actors UNWIND $actors.countries AS i WITH actors[i] AS n REMOVE n:Person:Organization:Media:Group SET n:Country }
CALL { WITH actors UNWIND $actors.persons AS i WITH actors[i] AS n REMOVE n:Country:Organization:Media:Group SET n:Person }
CALL { WITH actors UNWIND $actors.organizations AS i WITH actors[i] AS n REMOVE n:Country:Person:Media:Group SET n:Organization }
CALL { WITH actors UNWIND $actors.media AS i WITH actors[i] AS n REMOVE n:Country:Person:Organization:Group SET n:Media }
CALL { WITH actors UNWIND $actors.groups AS i WITH actors[i] AS n REMOVE n:Country:Person:Organization:Media SET n:Group }
CALL {
  UNWIND range(0, size($places.key) - 1) AS i
  MERGE (n:Place {key: $places.key[i]})
  SET n.name = $places.name[i], n.country = $places.country[i], n._claims = $places._claims[i]
  RETURN collect(n) AS places
}
CALL {
  UNWIND range(0, size($statements.key) - 1) AS i
  CREATE (n:Statement {key: $statements.key[i], name: $statements.name[i], text: $statements.text[i], quotation: $shared[$statements.quotation[i]],
    language: $shared[$statements.language[i]], date: $shared[$statements.date[i]], _claims: $statements._claims[i]})
  RETURN collect(n) AS statements
}
CALL {
  UNWIND range(0, size($events.key) - 1) AS i
  CREATE (n:Event {key: $events.key[i], name: $events.name[i], type: $shared[$events.type[i]], mode: $shared[$events.mode[i]], contexts: $shared[$events.contexts[i]],
    cameo: $shared[$events.cameo[i]], quadClass: $shared[$events.quadClass[i]], goldstein: $shared[$events.goldstein[i]], date: $shared[$events.date[i]],
    datePrecision: $shared[$events.datePrecision[i]], status: $shared[$events.status[i]], _claims: $events._claims[i]})
  RETURN collect(n) AS events
}
// Those that are there already; a statement or event may change with what articles say of it.
CALL {
  UNWIND range(0, size($known) - 1) AS i
  MATCH (n) WHERE elementId(n) = $id + $known[i]
  WITH i, n ORDER BY i
  RETURN collect(n) AS known
}
CALL {
  WITH known
  UNWIND range(0, size($changedStatements.node) - 1) AS i
  WITH i, known[$changedStatements.node[i]] AS n
  SET n.name = $changedStatements.name[i], n.text = $changedStatements.text[i], n.quotation = $shared[$changedStatements.quotation[i]],
    n.language = $shared[$changedStatements.language[i]], n.date = $shared[$changedStatements.date[i]], n._claims = $changedStatements._claims[i]
}
CALL {
  WITH known
  UNWIND range(0, size($changedEvents.node) - 1) AS i
  WITH i, known[$changedEvents.node[i]] AS n
  SET n.name = $changedEvents.name[i], n.type = $shared[$changedEvents.type[i]], n.mode = $shared[$changedEvents.mode[i]],
    n.contexts = $shared[$changedEvents.contexts[i]], n.cameo = $shared[$changedEvents.cameo[i]], n.quadClass = $shared[$changedEvents.quadClass[i]],
    n.goldstein = $shared[$changedEvents.goldstein[i]], n.date = $shared[$changedEvents.date[i]], n.datePrecision = $shared[$changedEvents.datePrecision[i]],
    n.status = $shared[$changedEvents.status[i]], n._claims = $changedEvents._claims[i]
}
WITH articles, actors, articles + actors + places + statements + events + known AS nodes
CALL {
  WITH nodes
  UNWIND range(0, size($affiliatedWith.from) - 1) AS i
  WITH i, nodes[$affiliatedWith.from[i]] AS a, nodes[$affiliatedWith.to[i]] AS b
  CREATE (a)-[:AFFILIATED_WITH {role: $shared[$affiliatedWith.role[i]], from: $shared[$affiliatedWith.since[i]], to: $shared[$affiliatedWith.until[i]]}]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($sourceOf.from) - 1) AS i
  WITH i, nodes[$sourceOf.from[i]] AS a, nodes[$sourceOf.to[i]] AS b
  CREATE (a)-[:SOURCE_OF]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($targets.from) - 1) AS i
  WITH i, nodes[$targets.from[i]] AS a, nodes[$targets.to[i]] AS b
  CREATE (a)-[:TARGETS]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($said.from) - 1) AS i
  WITH i, nodes[$said.from[i]] AS a, nodes[$said.to[i]] AS b
  CREATE (a)-[:SAID]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($addressedTo.from) - 1) AS i
  WITH i, nodes[$addressedTo.from[i]] AS a, nodes[$addressedTo.to[i]] AS b
  CREATE (a)-[:ADDRESSED_TO]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($relayedBy.from) - 1) AS i
  WITH i, nodes[$relayedBy.from[i]] AS a, nodes[$relayedBy.to[i]] AS b
  CREATE (a)-[:RELAYED_BY]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($about.from) - 1) AS i
  WITH i, nodes[$about.from[i]] AS a, nodes[$about.to[i]] AS b
  CREATE (a)-[:ABOUT]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($asserts.from) - 1) AS i
  WITH i, nodes[$asserts.from[i]] AS a, nodes[$asserts.to[i]] AS b
  CREATE (a)-[:ASSERTS]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($locatedIn.from) - 1) AS i
  WITH i, nodes[$locatedIn.from[i]] AS a, nodes[$locatedIn.to[i]] AS b
  CREATE (a)-[:LOCATED_IN]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($mentionedIn.from) - 1) AS i
  WITH i, nodes[$mentionedIn.from[i]] AS a, nodes[$mentionedIn.to[i]] AS b
  CREATE (a)-[:MENTIONED_IN {count: $mentionedIn.count[i]}]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($reportedIn.from) - 1) AS i
  WITH i, nodes[$reportedIn.from[i]] AS a, nodes[$reportedIn.to[i]] AS b
  CREATE (a)-[:REPORTED_IN {evidence: $shared[$reportedIn.evidence[i]], start: $reportedIn.start[i], end: $reportedIn.end[i],
    sentenceStart: $reportedIn.sentenceStart[i], rule: $shared[$reportedIn.rule[i]], confidence: $reportedIn.confidence[i],
    statement: $shared[$reportedIn.statement[i]], content: $shared[$reportedIn.content[i]]}]->(b)
}
CALL {
  WITH nodes
  UNWIND range(0, size($interacts.from) - 1) AS i
  WITH i, nodes[$interacts.from[i]] AS a, nodes[$interacts.to[i]] AS b
  MERGE (a)-[r:INTERACTS]->(b)
  SET r.events = $interacts.events[i], r.cooperation = $interacts.cooperation[i], r.conflict = $interacts.conflict[i], r.goldstein = $interacts.goldstein[i],
    r.first = $shared[$interacts.first[i]], r.last = $shared[$interacts.last[i]], r._sum = $interacts._sum[i], r._scored = $interacts._scored[i]
}
CALL {
  WITH articles
  UNWIND range(0, size(articles) - 1) AS i
  WITH i, articles[i] AS n
  SET n.revision = $articles.revision[i], n._claims = $articles._claims[i]
}
RETURN [n IN actors | elementId(n)] AS actors
