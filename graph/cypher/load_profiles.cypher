// Profiles with the actor that they belong to.
// params: ids
// returns: profile, actor
MATCH (p:Profile) WHERE p.id IN $ids
OPTIONAL MATCH (p)-[:OF]->(n:Actor)
RETURN properties(p) AS profile, n.id AS actor
