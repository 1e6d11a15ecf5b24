// Save the keys under which atoms are found, in place of those they had.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (a:Atom {id: row.id})
SET a.vote = row.vote
WITH a, row
CALL (a, row) {
  MATCH (a)-[old:KEYED]->(k:Key) WHERE NOT k.id IN row.keys
  DELETE old
  WITH DISTINCT k WHERE NOT EXISTS { (k)<-[:KEYED]-() }
  DELETE k
}
UNWIND row.keys AS key
MERGE (k:Key {id: key})
MERGE (a)-[:KEYED]->(k)
