// Actors that names may mean: those whose profiles sound alike, those that the full-text index finds, those with the ids given. The best of each row.
// params: rows, limit
// returns: number, ids
UNWIND $rows AS row
CALL (row) {
  UNWIND row.keys AS key
  MATCH (k:Key {id: key})<-[:KEYED]-(p:Atom)
  WITH p, count(*) AS shared ORDER BY shared DESC, p.id LIMIT 500
  MATCH (p)-[:OF]->(n:Actor)
  RETURN n, toFloat(shared) AS likeness
  UNION ALL
  WITH row WHERE row.words <> ''
  CALL db.index.fulltext.queryNodes('actor_names', row.words, {limit: 200}) YIELD node, score
  RETURN node AS n, score AS likeness
  UNION ALL
  MATCH (n:Actor) WHERE n.id IN row.ids
  RETURN n, 1000.0 AS likeness
}
WITH row.number AS number, row.kinds AS kinds, n, sum(likeness) AS likeness
WHERE size(kinds) = 0 OR n.kind IN kinds
WITH number, n.id AS id, likeness ORDER BY number, likeness DESC, id
RETURN number, collect(id)[..$limit] AS ids
