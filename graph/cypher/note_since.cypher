// Note since when the graph says what it says of events and actors.
// params: events, actors, now
// returns: nothing
CALL () {
  MATCH (e:Event) WHERE e.id IN $events SET e.since = $now
}
CALL () {
  MATCH (n:Actor) WHERE n.id IN $actors SET n.since = $now
}
