// title: New actors by week
// question: Which actors enter the news, week by week?
// param: since date none only from this date on
// param: until date none only up to this date
// param: limit number 100 at most this many rows
// columns: week, actors, names[]
// Weeks are those of ISO 8601; an actor is new in the week of the first article that mentions it.
// To run it in Neo4j Browser with other values, change those in the braces.
WITH {since: null, until: null} AS given
MATCH (a:Actor)
WITH given, a, COLLECT { MATCH (a)-[:MENTIONED_IN]->(t:Article) WHERE t.published =~ '[0-9]{4}-[0-9]{2}-[0-9]{2}.*' RETURN left(t.published, 10) AS reported ORDER BY reported LIMIT 1 }[0] AS day
WHERE day IS NOT NULL AND (given.since IS NULL OR day >= given.since) AND (given.until IS NULL OR left(day, size(given.until)) <= given.until)
WITH a, date(day) AS day
ORDER BY a.key
RETURN toString(day.weekYear) + '-W' + right('0' + toString(day.week), 2) AS week, count(*) AS actors, collect(a.name) AS names
ORDER BY week DESC
LIMIT 100
