// Actors whose name or alias holds the words, the best match first.
// params: words, kind, score, after, limit
// returns: actor, events, score, offices
CALL db.index.fulltext.queryNodes('actor_names', $words) YIELD node AS n, score
WHERE ($kind IS NULL OR n.kind = $kind) AND (score < $score OR (score = $score AND n.id > $after))
WITH n, score ORDER BY score DESC, n.id LIMIT $limit
RETURN properties(n) AS actor, COUNT { (n)-[:TOOK_PART]->() } AS events, score,
  COLLECT { MATCH (n)-[h:HELD]->(b:Actor) RETURN {title: h.title, from: h.from, to: h.to, listed: h.listed, office: h.office, kind: b.kind, name: b.name, country: b.country}
            ORDER BY h.title, h.id } AS offices
ORDER BY score DESC, actor.id
