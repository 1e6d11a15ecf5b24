// The offices that some actors held, as capacity follows from them.
// params: ids
// returns: actor, held
MATCH (n:Actor)-[h:HELD]->(:Actor) WHERE n.id IN $ids
RETURN n.id AS actor, collect({title: h.title, from: h.from, to: h.to, listed: h.listed, country: h.country, organization: h.organization, body: h.body}) AS held
