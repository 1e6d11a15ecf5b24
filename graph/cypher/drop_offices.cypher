// Drop the offices of actors that are no more; say which, and for whom they were held.
// params: ids
// returns: actor, held
MATCH (n:Actor)-[h:HELD]->(body:Actor) WHERE n.id IN $ids
WITH n.id AS actor, collect({title: h.title, from: h.from, to: h.to, listed: h.listed, country: h.country, organization: h.organization, body: h.body, target: body.id}) AS held, collect(h) AS offices
FOREACH (h IN offices | DELETE h)
RETURN actor, held
