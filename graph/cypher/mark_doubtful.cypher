// Mark those links among some atoms that the other links make doubtful, and no others.
// params: rows, ids
// returns: nothing
CALL () {
  MATCH (a:Atom)-[r:RESEMBLES {doubtful: true}]->(b:Atom) WHERE a.id IN $ids AND b.id IN $ids
  REMOVE r.doubtful
}
UNWIND $rows AS row
MATCH (:Atom {id: row.low})-[r:RESEMBLES]->(:Atom {id: row.high})
SET r.doubtful = true
