// Take the claims and quotes of articles out of the graph and say what they touched.
// params: ids
// returns: events, profiles, near, sources, countries
MATCH (a:Article) WHERE a.id IN $ids
OPTIONAL MATCH (a)-[:STATES]->(c:Claim)
OPTIONAL MATCH (c)-[r:NAMES]->(:Actor)
OPTIONAL MATCH (c)-[:RESEMBLES]-(near:Claim)
OPTIONAL MATCH (c)-[:KEYED]->(k:Key)
OPTIONAL MATCH (a)-[p:PUBLISHED_BY]->(s:Source)
WITH collect(DISTINCT a) AS found, collect(DISTINCT c) AS claims, collect(DISTINCT p) AS published,
     [e IN collect(DISTINCT c.event) WHERE e IS NOT NULL] AS events, collect(DISTINCT r.profile) AS profiles,
     collect(DISTINCT near.id) AS near, collect(DISTINCT s.name) AS sources, collect(DISTINCT c.place_country) AS countries,
     collect(DISTINCT k) AS keys
CALL (claims) {
  UNWIND claims AS c
  MATCH (q:Quote)-[:IN]->(c)
  DETACH DELETE q
}
CALL (found) {
  UNWIND found AS a
  MATCH (a)-[r:RESEMBLES]-()
  DELETE r
}
FOREACH (p IN published | DELETE p)
FOREACH (c IN claims | DETACH DELETE c)
WITH events, profiles, near, sources, countries, keys
CALL (keys) {
  UNWIND keys AS k
  WITH k WHERE NOT EXISTS { (k)<-[:KEYED]-() }
  DELETE k
}
RETURN events, profiles, near, sources, countries
