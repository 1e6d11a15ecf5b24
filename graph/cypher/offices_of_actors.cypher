// For which bodies some actors hold offices.
// params: ids
// returns: bodies
MATCH (n:Actor) WHERE n.id IN $ids
OPTIONAL MATCH (n)-[:HELD]->(body:Actor)
RETURN [i IN collect(DISTINCT body.id) WHERE i IS NOT NULL] AS bodies
