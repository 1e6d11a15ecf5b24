// Let quotations be by the actors to which their speakers' profiles belong now.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (n:Actor {id: row.actor})
MATCH (q:Quote)-[old:BY {profile: row.profile}]->(before:Actor) WHERE before.id <> row.actor
DELETE old
CREATE (q)-[:BY {profile: row.profile}]->(n)
