// Save the keys under which atoms are found and the ids that they propose; give those that have a key that they look for, or propose the same id.
// params: rows
// returns: id, others
CALL () {
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
}
UNWIND $rows AS row
CALL (row) {
  MATCH (k:Key) WHERE k.id IN row.wanted
  MATCH (k)<-[:KEYED]-(other:Atom)
  RETURN other
  UNION
  MATCH (other:Claim) WHERE other.vote = row.vote
  RETURN other
}
WITH row, other WHERE other.id <> row.id
RETURN row.id AS id, collect(DISTINCT other.id) AS others
