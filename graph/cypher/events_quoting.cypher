// Find the events with quotations that are about to be somebody else's.
// params: rows
// returns: id
UNWIND $rows AS row
MATCH (q:Quote)-[by:BY {profile: row.profile}]->(before:Actor) WHERE before.id <> row.actor
MATCH (q)-[:IN]->(:Claim)-[:SUPPORTS|DISPUTES]->(e:Event)
RETURN DISTINCT e.id AS id
