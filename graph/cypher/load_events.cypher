// Save events, all of them new, that claims of event data sets support.
// params: rows, now
// returns: nothing
UNWIND $rows AS row
CREATE (e:Event)
SET e = row.event, e.since = $now, e:$(row.label)
WITH e, row
CALL (e, row) {
  UNWIND row.claims AS claim
  MATCH (c:Claim {id: claim})
  CREATE (c)-[:SUPPORTS]->(e)
}
CALL (e, row) {
  UNWIND row.seats AS seat
  MATCH (n:Actor {id: seat.actor})
  CREATE (n)-[r:TOOK_PART]->(e)
  SET r = seat.part
}
CALL (e, row) {
  UNWIND row.topics AS topic
  MERGE (t:Topic {name: topic})
  CREATE (e)-[:ABOUT]->(t)
}
