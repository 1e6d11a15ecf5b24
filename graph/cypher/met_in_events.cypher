// Pairs of actors who take part together in some meetings.
// params: ids
// returns: pair
MATCH (e:Event:Meeting) WHERE e.id IN $ids
MATCH (a:Actor)-[:TOOK_PART]->(e)<-[:TOOK_PART]-(b:Actor) WHERE a.id < b.id
RETURN DISTINCT [a.id, b.id] AS pair
