// Give actors the names that were derived for them, and drop the offices that are derived anew; say for whom they were held.
// params: rows
// returns: bodies
UNWIND $rows AS row
MATCH (n:Actor {id: row.id})
SET n.name = row.name, n.aliases = row.aliases, n.country = row.country, n.sector = row.sector, n.kind = row.kind, n.wikidata = row.wikidata
REMOVE n:Person:Organization:Country:Group
SET n:$(row.label)
WITH n
OPTIONAL MATCH (n)-[h:HELD]->(body:Actor)
WITH collect(h) AS offices, [i IN collect(DISTINCT body.id) WHERE i IS NOT NULL] AS bodies
FOREACH (h IN offices | DELETE h)
RETURN bodies
