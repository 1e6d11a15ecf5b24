// What an id that an actor or event had before belongs to now.
// params: id
// returns: id
CALL () {
  MATCH (:Profile {id: $id})-[:OF]->(n:Actor) RETURN n.id AS id, 1 AS votes
  UNION ALL
  MATCH (c:Claim {vote: $id}) RETURN c.event AS id, count(*) AS votes
  UNION ALL
  MATCH (v:Version {of: $id}) UNWIND v.claims AS claim
  MATCH (c:Claim {id: claim}) RETURN c.event AS id, count(*) AS votes
}
WITH id, sum(votes) AS votes WHERE id IS NOT NULL AND id <> $id
RETURN id ORDER BY votes DESC, id LIMIT 1
