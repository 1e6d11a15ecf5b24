// Forget what some atoms resemble, and save it anew: how pairs resemble each other, and why; what is open waits for a decision.
// params: ids, rows
// returns: nothing
CALL () {
  MATCH (a:Atom)-[r:RESEMBLES]-() WHERE a.id IN $ids
  DELETE r
}
UNWIND $rows AS row
MATCH (a:Atom {id: row.low})
MATCH (b:Atom {id: row.high})
MERGE (a)-[r:RESEMBLES]->(b)
SET r.score = row.score, r.conflict = row.conflict, r.why = row.why, r.twin = row.twin, r.weight = row.weight,
    r.review = CASE WHEN row.open THEN row.weight ELSE null END
