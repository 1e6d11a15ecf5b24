// One actor with the offices that articles say it held.
// params: id
// returns: actor, events, offices
MATCH (n:Actor {id: $id})
RETURN properties(n) AS actor, COUNT { (n)-[:TOOK_PART]->(:Event) } AS events,
  COLLECT { MATCH (n)-[h:HELD]->(b:Actor) RETURN {title: h.title, from: h.from, to: h.to, kind: b.kind, name: b.name, country: b.country}
            ORDER BY h.title } AS offices
