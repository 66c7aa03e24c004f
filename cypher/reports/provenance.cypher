// title: Provenance of facts
// question: Why do we believe a fact: which words, in which article, read by which rule?
// param: fact text none key of an event or statement; without it, the facts that most articles report
// param: limit number 50 at most this many rows
// columns: fact, caption, articles, outlet, published, article, start, end, rule, confidence, evidence
// start and end count UTF-16 code units in the text of the article.
// To run it in Neo4j Browser with other values, change those in the braces.
WITH {fact: null} AS given
MATCH (f:Event|Statement)-[r:REPORTED_IN]->(t:Article)
WHERE given.fact IS NULL OR f.key = given.fact
RETURN f.key AS fact, f.name AS caption, COUNT { MATCH (f)-[:REPORTED_IN]->(x:Article) RETURN DISTINCT x } AS articles, t.outlet AS outlet,
    t.published AS published, t.key AS article, r.start AS start, r.end AS end, r.rule AS rule, r.confidence AS confidence, r.evidence AS evidence
ORDER BY articles DESC, fact, article, start, end
LIMIT 50
