// Actors in the order of their ids, one page.
// params: kind, after, limit
// returns: actor, events, offices
MATCH (n:Actor) WHERE n.id > $after AND ($kind IS NULL OR n.kind = $kind)
WITH n ORDER BY n.id LIMIT $limit
RETURN properties(n) AS actor, COUNT { (n)-[:TOOK_PART]->() } AS events,
  COLLECT { MATCH (n)-[h:HELD]->(b:Actor) RETURN {title: h.title, from: h.from, to: h.to, listed: h.listed, office: h.office, kind: b.kind, name: b.name, country: b.country}
            ORDER BY h.title, h.id } AS offices
ORDER BY actor.id
