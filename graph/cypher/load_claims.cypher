// Save claims that event data sets coded, all of them new, with the names and keys that they have.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
CREATE (c:Claim:Atom:Coded)
SET c = row.claim
CREATE (a)-[:STATES]->(c)
WITH c, row
CALL (c, row) {
  UNWIND row.names AS name
  MATCH (n:Actor {id: name.actor})
  CREATE (c)-[r:NAMES]->(n)
  SET r = name.said
}
CALL (c, row) {
  UNWIND row.keys AS key
  MERGE (k:Key {id: key})
  CREATE (c)-[:KEYED]->(k)
}
