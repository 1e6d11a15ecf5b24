// Drop the offices of actors that are no more; say for whom they were held.
// params: ids
// returns: bodies
MATCH (n:Actor)-[h:HELD]->(body:Actor) WHERE n.id IN $ids
WITH collect(h) AS offices, collect(DISTINCT body.id) AS bodies
FOREACH (h IN offices | DELETE h)
RETURN bodies
