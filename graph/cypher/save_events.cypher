// Save derived events with participants, place, topics and the claims that support or dispute them.
// params: rows
// returns: nothing
UNWIND $rows AS row
MERGE (e:Event {id: row.id})
SET e:$(row.label), e.type = row.type, e.plover = row.plover, e.cameo = row.cameo, e.status = row.status, e.start = row.start,
    e.end = row.end, e.precision = row.precision, e.date_text = row.date_text, e.reported = row.reported, e.confidence = row.confidence,
    e.articles = row.articles, e.sources = row.sources, e.position = row.position, e.title = row.title, e.disputed = row.disputed,
    e.parties = row.parties, e.untold = row.untold
REMOVE e.told
WITH e, row
CALL (e, row) {
  UNWIND row.seats AS seat
  MATCH (n:Actor {id: seat.actor})
  MERGE (n)-[r:TOOK_PART]->(e)
  SET r.role = seat.role, r.office = seat.office, r.organization = seat.organization, r.body = seat.body, r.country = seat.country, r.sector = seat.sector, r.basis = seat.basis,
      r.open = seat.open, r.actor = seat.actor, r.position = row.position
}
CALL (e, row) {
  UNWIND row.claims AS supporter
  MATCH (c:Claim {id: supporter.id})
  FOREACH (_ IN CASE WHEN supporter.disputes THEN [] ELSE [1] END | MERGE (c)-[:SUPPORTS]->(e))
  FOREACH (_ IN CASE WHEN supporter.disputes THEN [1] ELSE [] END | MERGE (c)-[:DISPUTES]->(e))
}
CALL (e, row) {
  UNWIND row.topics AS topic
  MERGE (t:Topic {name: topic})
  MERGE (e)-[:ABOUT]->(t)
}
