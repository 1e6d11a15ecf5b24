// Pairs that may be one, are not joined and were not decided, what matters most first.
// params: label, limit
// returns: one row a pair with what both belong to
MATCH (a:Atom)-[r:RESEMBLES]->(b:Atom) WHERE r.review > 0
WITH a, r, b ORDER BY r.review DESC
WHERE $label IN labels(a)
OPTIONAL MATCH (a)-[:OF]->(m:Actor)
OPTIONAL MATCH (b)-[:OF]->(n:Actor)
OPTIONAL MATCH (a)-[:SUPPORTS|DISPUTES]->(e:Event)
OPTIONAL MATCH (b)-[:SUPPORTS|DISPUTES]->(f:Event)
WITH a, r, b, m, n, e, f, coalesce(m.id, e.id) AS left_id, coalesce(n.id, f.id) AS right_id
WHERE left_id <> right_id AND NOT EXISTS {
  MATCH (d:Decision) WHERE d.undone IS NULL AND (a.id IN d.left AND b.id IN d.right OR a.id IN d.right AND b.id IN d.left)
}
RETURN a.id AS left, b.id AS right, left_id, right_id, a:Profile AS actors, coalesce(m.name, e.title) AS left_name,
       coalesce(n.name, f.title) AS right_name, r.score AS score, r.review AS weight,
       r.why + CASE WHEN r.doubtful THEN ['the name alone fits several people, so none is chosen'] ELSE [] END AS why
LIMIT $limit
