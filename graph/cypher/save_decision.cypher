// Append a decision, found under the atoms that it binds.
// params: row, keys
// returns: nothing
MERGE (d:Decision {id: $row.id})
SET d = $row
WITH d
UNWIND $keys AS key
MERGE (k:Key {id: key})
MERGE (d)-[:KEYED]->(k)
