// Actors with the offices that articles and lists say they held.
// params: ids
// returns: actor, events, offices
MATCH (n:Actor) WHERE n.id IN $ids
RETURN properties(n) AS actor, COUNT { (n)-[:TOOK_PART]->() } AS events,
  COLLECT { MATCH (n)-[h:HELD]->(b:Actor)
            RETURN {title: h.title, from: h.from, to: h.to, listed: h.listed, office: h.office, kind: b.kind, name: b.name, country: b.country}
            ORDER BY h.title, h.id } AS offices
