// Find where the claims of an event name whom: code points of their articles' texts.
// params: id
// returns: claim, actor, name, kind, start, end
MATCH (c:Claim)-[:SUPPORTS|DISPUTES]->(:Event {id: $id})
MATCH (c)-[r:NAMES]->(n:Actor)
RETURN c.id AS claim, n.id AS actor, n.name AS name, n.kind AS kind, r.start AS start, r.end AS end ORDER BY claim, start, end, actor
