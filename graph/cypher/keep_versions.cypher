// Keep what was said until now of what changed, and note since when the new is said.
// params: rows, events, actors, now
// returns: nothing
CALL () {
  UNWIND $rows AS row
  CREATE (v:Version)
  SET v = row
}
CALL () {
  MATCH (e:Event) WHERE e.id IN $events SET e.since = $now
}
CALL () {
  MATCH (n:Actor) WHERE n.id IN $actors SET n.since = $now
}
