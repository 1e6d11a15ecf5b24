// The events and actors of which some articles tell.
// params: ids
// returns: events, actors
MATCH (a:Article) WHERE a.id IN $ids
OPTIONAL MATCH (a)-[:STATES]->(c:Claim)
OPTIONAL MATCH (c)-[:NAMES]->(n:Actor)
RETURN [id IN collect(DISTINCT c.event) WHERE id IS NOT NULL] AS events, collect(DISTINCT n.id) AS actors
