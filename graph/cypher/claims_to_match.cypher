// Claims as the evidence sees them.
// params: ids
// returns: one row a claim with its article and names
MATCH (c:Claim)<-[:STATES]-(a:Article) WHERE c.id IN $ids
RETURN c.id AS id, a.id AS article, c.type AS type, c.status AS status, c.start AS start, c.end AS end, c.precision AS precision,
       c.place AS place, c.place_country AS place_country, c.evidence AS evidence, a.published AS published, c.event AS event, c.vote AS vote,
       c:Coded AS coded,
       COLLECT { MATCH (c)-[r:NAMES]->(n:Actor)
                 RETURN {actor: n.id, kind: r.kind, name: r.name, role: r.role, country: r.country, namesake: r.namesake, start: r.start,
                         organization: r.organization, body: r.body}
               } AS names
