// Who held offices for some bodies.
// params: ids
// returns: id
MATCH (n:Actor)-[:HELD]->(body:Actor:Organization) WHERE body.id IN $ids
RETURN DISTINCT n.id AS id
