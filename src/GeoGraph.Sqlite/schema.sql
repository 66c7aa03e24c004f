-- The embedded store. Node tables have an id for joins and the graph's key; lists are JSON arrays; dates are ISO 8601 text.
-- claims is bookkeeping (ClaimBytes): what articles claim of a node and how many do, from which its row and relationships are derived; of an
-- article, what it claims of which nodes.
CREATE TABLE article (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    title TEXT, outlet TEXT, url TEXT, published TEXT, language TEXT, text_sha256 TEXT,
    revision TEXT, -- set last: present means loaded whole
    claims BLOB NOT NULL);
CREATE TABLE actor (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    label TEXT, -- Country, Person, Organization, Media, Group
    name TEXT, kind TEXT, country TEXT, sector TEXT, wikidata TEXT, aliases TEXT, claims BLOB NOT NULL);
CREATE TABLE event (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    name TEXT, type TEXT, mode TEXT, contexts TEXT, cameo TEXT, quad_class TEXT, goldstein REAL, date TEXT, date_precision TEXT, status TEXT, claims BLOB NOT NULL);
CREATE TABLE statement (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    name TEXT, text TEXT, quotation TEXT, language TEXT, date TEXT, claims BLOB NOT NULL);
CREATE TABLE place (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE,
    name TEXT, country TEXT, claims BLOB NOT NULL);

-- Relationships: columns are the ids of the nodes they join.
CREATE TABLE source_of (event INTEGER NOT NULL REFERENCES event, actor INTEGER NOT NULL REFERENCES actor, PRIMARY KEY (event, actor)) WITHOUT ROWID;
CREATE INDEX source_of_actor ON source_of (actor);
CREATE TABLE targets (event INTEGER NOT NULL REFERENCES event, actor INTEGER NOT NULL REFERENCES actor, PRIMARY KEY (event, actor)) WITHOUT ROWID;
CREATE INDEX targets_actor ON targets (actor);
CREATE TABLE said (statement INTEGER NOT NULL REFERENCES statement, actor INTEGER NOT NULL REFERENCES actor, PRIMARY KEY (statement, actor)) WITHOUT ROWID;
CREATE INDEX said_actor ON said (actor);
CREATE TABLE addressed_to (statement INTEGER NOT NULL REFERENCES statement, actor INTEGER NOT NULL REFERENCES actor, PRIMARY KEY (statement, actor)) WITHOUT ROWID;
CREATE INDEX addressed_to_actor ON addressed_to (actor);
CREATE TABLE relayed_by (statement INTEGER NOT NULL REFERENCES statement, actor INTEGER NOT NULL REFERENCES actor, PRIMARY KEY (statement, actor)) WITHOUT ROWID;
CREATE INDEX relayed_by_actor ON relayed_by (actor);
CREATE TABLE about (statement INTEGER NOT NULL REFERENCES statement, actor INTEGER NOT NULL REFERENCES actor, PRIMARY KEY (statement, actor)) WITHOUT ROWID;
CREATE INDEX about_actor ON about (actor);
CREATE TABLE asserts (statement INTEGER NOT NULL REFERENCES statement, event INTEGER NOT NULL REFERENCES event, PRIMARY KEY (statement, event)) WITHOUT ROWID;
CREATE INDEX asserts_event ON asserts (event);
CREATE TABLE located_in (event INTEGER NOT NULL REFERENCES event, place INTEGER NOT NULL REFERENCES place, PRIMARY KEY (event, place)) WITHOUT ROWID;
CREATE INDEX located_in_place ON located_in (place);
CREATE TABLE affiliated_with (
    actor INTEGER NOT NULL REFERENCES actor, organization INTEGER NOT NULL REFERENCES actor, discriminator TEXT NOT NULL,
    role TEXT, from_date TEXT, to_date TEXT, PRIMARY KEY (actor, organization, discriminator)) WITHOUT ROWID;
CREATE INDEX affiliated_with_organization ON affiliated_with (organization);
CREATE TABLE mentioned_in (
    actor INTEGER NOT NULL REFERENCES actor, article INTEGER NOT NULL REFERENCES article, count INTEGER NOT NULL, PRIMARY KEY (article, actor)) WITHOUT ROWID;
CREATE INDEX mentioned_in_actor ON mentioned_in (actor);
-- REPORTED_IN, one row for each place in the article. start_at and end_at are the words (anchor, cue) as UTF-16 offsets into the article's
-- text; evidence is the sentence, which begins at sentence_start. statement: key of the statement in which the article reports the event;
-- null when the outlet asserts it itself. content: spans of the statement's content, ["22-86"].
CREATE TABLE event_report (
    event INTEGER NOT NULL REFERENCES event, article INTEGER NOT NULL REFERENCES article, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL, evidence TEXT NOT NULL, rule TEXT NOT NULL, confidence REAL NOT NULL, statement TEXT,
    PRIMARY KEY (article, event, start_at, end_at)) WITHOUT ROWID;
CREATE INDEX event_report_event ON event_report (event);
CREATE TABLE statement_report (
    statement INTEGER NOT NULL REFERENCES statement, article INTEGER NOT NULL REFERENCES article, start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL, evidence TEXT NOT NULL, rule TEXT NOT NULL, confidence REAL NOT NULL, content TEXT,
    PRIMARY KEY (article, statement, start_at, end_at)) WITHOUT ROWID;
CREATE INDEX statement_report_statement ON statement_report (statement);

-- Derived: who acted on whom in each actual event (sources x targets; of a symmetric act, which has no targets, every pair of parties once, in key
-- order), and the sums of each pair. goldstein is the mean over the pair's scored events; score is their sum in hundredths.
CREATE TABLE dyad (
    source INTEGER NOT NULL REFERENCES actor, target INTEGER NOT NULL REFERENCES actor, event INTEGER NOT NULL REFERENCES event,
    PRIMARY KEY (source, target, event)) WITHOUT ROWID;
CREATE INDEX dyad_event ON dyad (event);
CREATE INDEX dyad_target ON dyad (target);
CREATE TABLE interacts (
    source INTEGER NOT NULL REFERENCES actor, target INTEGER NOT NULL REFERENCES actor,
    events INTEGER NOT NULL, cooperation INTEGER NOT NULL, conflict INTEGER NOT NULL,
    score INTEGER NOT NULL, scored INTEGER NOT NULL, goldstein REAL, first TEXT, last TEXT,
    PRIMARY KEY (source, target)) WITHOUT ROWID;
CREATE INDEX interacts_target ON interacts (target);
CREATE INDEX event_date ON event (date);
