// Give actors the names that were derived for them, and drop the offices that are derived anew; say which, and for whom they were held.
// params: rows
// returns: actor, held
UNWIND $rows AS row
MATCH (n:Actor {id: row.id})
SET n.name = row.name, n.aliases = row.aliases, n.country = row.country, n.sector = row.sector, n.kind = row.kind, n.wikidata = row.wikidata
REMOVE n:Person:Organization:Country:Group
SET n:$(row.label)
WITH n
MATCH (n)-[h:HELD]->(body:Actor)
WITH n.id AS actor, collect({title: h.title, from: h.from, to: h.to, listed: h.listed, country: h.country, organization: h.organization, body: h.body, target: body.id}) AS held, collect(h) AS offices
FOREACH (h IN offices | DELETE h)
RETURN actor, held
