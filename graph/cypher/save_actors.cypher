// Make sure that actors exist; what they are called is derived later from all claims.
// params: rows
// returns: nothing
UNWIND $rows AS row
MERGE (n:Actor {id: row.id})
ON CREATE SET n.name = row.name, n.country = row.country, n.kind = row.kind, n.aliases = []
SET n:$(row.label)
