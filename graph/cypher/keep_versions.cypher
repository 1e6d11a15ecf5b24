// Keep what was said until now of what changed, note since when the new is said, and take away what is kept to be told of the old (ADR 72).
// params: rows, events, actors, now
// returns: nothing
CALL () {
  UNWIND $rows AS row
  CREATE (v:Version)
  SET v = row
}
CALL () {
  MATCH (e:Event) WHERE e.id IN $events SET e.since = $now, e.untold = true REMOVE e.told
}
CALL () {
  MATCH (n:Actor) WHERE n.id IN $actors SET n.since = $now
}
