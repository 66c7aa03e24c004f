// What the articles to be replaced or removed told, and where.
CYPHER replan=skip
UNWIND $key AS key MATCH (:Article {key: key})<-[r:REPORTED_IN|MENTIONED_IN]-() DELETE r RETURN count(r) AS removed
