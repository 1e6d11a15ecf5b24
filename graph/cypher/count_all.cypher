// How many nodes (but the lock of the writers), relationships and articles there are, and up to which migration they were brought.
// params: none
// returns: nodes, relationships, content, version
OPTIONAL MATCH (m:Migration)
WITH max(m.version) AS version
RETURN COUNT { () } - COUNT { (:Lock) } AS nodes, COUNT { ()-->() } AS relationships,
  COUNT { (:Article) } + COUNT { (:Actor) } + COUNT { (:Decision) } AS content, version
