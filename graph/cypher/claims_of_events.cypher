// All claims of some events with their participants: what events are derived from.
// params: ids
// returns: one row a claim with its properties, article, publisher, copies and names
MATCH (c:Claim)<-[:STATES]-(a:Article) WHERE c.event IN $ids
RETURN c.id AS id, c.event AS event, c.type AS type, c.plover AS plover, c.cameo AS cameo, c.status AS status,
       c.confidence AS confidence, coalesce(c.topics, []) AS topics, c.start AS start, c.end AS end, c.precision AS precision,
       c.date_text AS date_text, c.place AS place, c.place_country AS place_country, c.latitude AS latitude,
       c.longitude AS longitude, a.id AS article, a.publisher AS publisher, a.published AS published,
       COLLECT { MATCH (a)-[:RESEMBLES]-(copy:Article) RETURN copy.id AS id ORDER BY id } AS copies,
       COLLECT { MATCH (c)-[r:NAMES]->(n:Actor)
                 RETURN {actor: n.id, name: r.name, kind: r.kind, role: r.role, office: r.office, organization: r.organization, body: r.body, country: r.country,
                         sector: r.sector, start: r.start,
                         held: CASE WHEN r.country IS NULL AND r.kind = 'person' THEN
                           COLLECT { MATCH (n)-[h:HELD]->(b:Actor)
                                     RETURN {title: h.title, from: h.from, to: h.to, listed: h.listed, country: h.country,
                                             organization: h.organization, body: h.body} } ELSE [] END} } AS names
ORDER BY event, id
