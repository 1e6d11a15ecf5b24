// Pairs that may be one, are not joined and were not decided, what matters most first; of two actors or events the pair that matters most stands for all.
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
WITH a, r, b, m, n, e, f, left_id, right_id LIMIT $limit * 20  // pairs of names or claims that as many actors or events may have
WITH CASE WHEN left_id < right_id THEN [left_id, right_id] ELSE [right_id, left_id] END AS both,
     {left: a.id, right: b.id, left_id: left_id, right_id: right_id, actors: a:Profile, left_name: coalesce(m.name, e.title),
      right_name: coalesce(n.name, f.title), score: r.score, weight: r.review,
      why: r.why + CASE WHEN r.doubtful THEN ['the name alone fits several people, so none is chosen'] ELSE [] END} AS row
WITH both, collect(row)[0] AS row
ORDER BY row.weight DESC, both
LIMIT $limit
RETURN row.left AS left, row.right AS right, row.left_id AS left_id, row.right_id AS right_id, row.actors AS actors, row.left_name AS left_name,
       row.right_name AS right_name, row.score AS score, row.weight AS weight, row.why AS why
