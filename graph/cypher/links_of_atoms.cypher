// What is remembered of how some atoms resemble others, with what those others belong to.
// params: ids
// returns: left, right, score, why, other, name
MATCH (a:Atom)-[r:RESEMBLES]-(b:Atom) WHERE a.id IN $ids
OPTIONAL MATCH (b)-[:OF]->(n:Actor)
OPTIONAL MATCH (b)-[:SUPPORTS|DISPUTES]->(e:Event)
RETURN a.id AS left, b.id AS right, r.score AS score,
       r.why + CASE WHEN r.doubtful THEN ['the name alone fits several people, so none is chosen'] ELSE [] END AS why,
       coalesce(n.id, e.id, b.id) AS other, coalesce(n.name, e.title, b.id) AS name
ORDER BY score DESC, left, right
