// Let claims name the actors to which their profiles belong now; say which claims those are.
// params: rows
// returns: claim
UNWIND $rows AS row
MATCH (n:Actor {id: row.actor})
MATCH (c:Claim)-[old:NAMES {profile: row.profile}]->(before:Actor) WHERE before.id <> row.actor
CREATE (c)-[r:NAMES]->(n)
SET r = properties(old)
DELETE old
RETURN DISTINCT c.id AS claim
