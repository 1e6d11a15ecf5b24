// Say to which actors profiles belong, and let the claims name these.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (p:Profile {id: row.profile})
MERGE (n:Actor {id: row.actor})
ON CREATE SET n.name = p.name, n.country = p.country, n.kind = p.kind
SET n:$(row.label)
WITH p, n
OPTIONAL MATCH (p)-[old:OF]->(:Actor)
DELETE old
WITH DISTINCT p, n
MERGE (p)-[:OF]->(n)
