// Events with participants, place, evidence and quotes.
// params: ids
// returns: one row an event
MATCH (e:Event) WHERE e.id IN $ids
// include: told_of_events
RETURN e {.*, told: null} AS event, participants, places, claims, quotes
