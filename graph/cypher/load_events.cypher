// Save events, all of them new, that claims of event data sets support.
// params: rows, now
// returns: nothing
UNWIND $rows AS row
CREATE (e:Event)
SET e = row.event, e.since = $now, e:$(row.label)
WITH e, row
CALL (e, row) {
  UNWIND row.claims AS supporter
  MATCH (c:Claim {id: supporter.id})
  FOREACH (_ IN CASE WHEN supporter.disputes THEN [] ELSE [1] END | CREATE (c)-[:SUPPORTS]->(e))
  FOREACH (_ IN CASE WHEN supporter.disputes THEN [1] ELSE [] END | CREATE (c)-[:DISPUTES]->(e))
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
