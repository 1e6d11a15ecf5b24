// Atoms that share a key with another: those that may be one with it.
// params: rows
// returns: id, others
UNWIND $rows AS row
MATCH (k:Key) WHERE k.id IN row.keys
MATCH (k)<-[:KEYED]-(other:Atom) WHERE other.id <> row.id
RETURN row.id AS id, collect(DISTINCT other.id) AS others
