// Take the claims and quotes of articles out of the graph and say what they touched.
// params: ids
// returns: events, actors, sources, countries
MATCH (a:Article) WHERE a.id IN $ids
OPTIONAL MATCH (a)-[:STATES]->(c:Claim)
OPTIONAL MATCH (c)-[:NAMES]->(n:Actor)
OPTIONAL MATCH (q:Quote)-[:IN]->(c)
OPTIONAL MATCH (a)-[p:PUBLISHED_BY]->(s:Source)
WITH collect(DISTINCT c) AS claims, collect(DISTINCT q) AS quotes, collect(DISTINCT p) AS published,
     [e IN collect(DISTINCT c.event) WHERE e IS NOT NULL] AS events, [i IN collect(DISTINCT n.id) WHERE i IS NOT NULL] AS actors,
     [x IN collect(DISTINCT s.name) WHERE x IS NOT NULL] AS sources,
     [x IN collect(DISTINCT c.place_country) WHERE x IS NOT NULL] AS countries
FOREACH (p IN published | DELETE p)
FOREACH (q IN quotes | DETACH DELETE q)
FOREACH (c IN claims | DETACH DELETE c)
RETURN events, actors, sources, countries
