// What was said of an event or actor, the latest first.
// params: id
// returns: since, until, said, answer
CALL () {
  MATCH (e:Event {id: $id}) RETURN e.since AS since, null AS until, e.title AS said, null AS answer
  UNION ALL
  MATCH (n:Actor {id: $id}) RETURN n.since AS since, null AS until, n.name AS said, null AS answer
  UNION ALL
  MATCH (v:Version {of: $id}) RETURN v.since AS since, v.until AS until, null AS said, v.answer AS answer
}
RETURN since, until, said, answer
ORDER BY until IS NOT NULL, until DESC
