// What is kept of every event, beside what is told of it now.
// params: none
// returns: told, event, participants, places, claims, quotes; one row an event
MATCH (e:Event) WHERE e.told IS NOT NULL
// include: told_of_events
RETURN e.told AS told, e {.*, told: null} AS event, participants, places, claims, quotes
