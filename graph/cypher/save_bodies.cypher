// Make sure that the bodies and countries exist for which offices are held, unless claims name them and resolution has them.
// params: rows
// returns: nothing
UNWIND $rows AS row
WITH row WHERE NOT EXISTS { MATCH (:Profile {id: row.id})-[:OF]->(:Actor) }
MERGE (n:Actor {id: row.id})
ON CREATE SET n.name = row.name, n.country = row.country, n.kind = row.kind
SET n:$(row.label)
