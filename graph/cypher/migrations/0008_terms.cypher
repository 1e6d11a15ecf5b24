CREATE FULLTEXT INDEX event_terms IF NOT EXISTS FOR (n:Event) ON EACH [n.parties, n.type, n.plover, n.status] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
DROP INDEX event_parties IF EXISTS;
