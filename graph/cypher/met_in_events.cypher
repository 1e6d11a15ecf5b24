// Pairs of actors who take part together in meetings that took place, with the day.
// params: ids
// returns: low, high, event, day
MATCH (e:Event:Meeting) WHERE e.id IN $ids AND e.status IN ['happened', 'ongoing']
MATCH (a:Actor)-[:TOOK_PART]->(e)<-[:TOOK_PART]-(b:Actor) WHERE a.id < b.id
RETURN a.id AS low, b.id AS high, e.id AS event, e.start AS day
