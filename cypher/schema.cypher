// What a graph database needs before it is loaded: every node has a key of its own, and people search by words.
// 'geograph load' and 'geograph build' run this first; each statement leaves alone what is there already.
CREATE CONSTRAINT geograph_meta IF NOT EXISTS FOR (n:GeoGraph) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT geograph_article IF NOT EXISTS FOR (n:Article) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT geograph_actor IF NOT EXISTS FOR (n:Actor) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT geograph_event IF NOT EXISTS FOR (n:Event) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT geograph_statement IF NOT EXISTS FOR (n:Statement) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT geograph_place IF NOT EXISTS FOR (n:Place) REQUIRE n.key IS UNIQUE;
CREATE INDEX geograph_event_date IF NOT EXISTS FOR (n:Event) ON (n.date);
// Kept up to date behind the load, so that a load need not wait for them.
CREATE FULLTEXT INDEX geograph_names IF NOT EXISTS FOR (n:Actor|Place) ON EACH [n.name, n.aliases] OPTIONS {indexConfig: {`fulltext.eventually_consistent`: true}};
CREATE FULLTEXT INDEX geograph_statements IF NOT EXISTS FOR (n:Statement) ON EACH [n.text] OPTIONS {indexConfig: {`fulltext.eventually_consistent`: true}};
CREATE FULLTEXT INDEX geograph_titles IF NOT EXISTS FOR (n:Article) ON EACH [n.title] OPTIONS {indexConfig: {`fulltext.eventually_consistent`: true}};
