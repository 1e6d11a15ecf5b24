// Actors with their offices, and with their first and last day where their kind is one of `kinds`.
// params: ids, kinds
// returns: actor, events, offices, days
MATCH (n:Actor) WHERE n.id IN $ids
RETURN properties(n) AS actor, COUNT { (n)-[:TOOK_PART]->() } AS events,
  COLLECT { MATCH (n)-[h:HELD]->(b:Actor)
            RETURN {title: h.title, from: h.from, to: h.to, listed: h.listed, office: h.office, kind: b.kind, name: b.name, country: b.country}
            ORDER BY h.title, h.id } AS offices,
  COLLECT { MATCH (n)-[:TOOK_PART]->(e:Event) WHERE n.kind IN $kinds AND e.status IN ['happened', 'ongoing'] AND e.start IS NOT NULL
            RETURN [min(e.start), max(coalesce(e.end, e.start))] } AS days
