// Find the events of actors that are about to be called otherwise, and those in which they are quoted.
// params: rows
// returns: id
UNWIND $rows AS row
MATCH (n:Actor {id: row.id}) WHERE n.name <> row.name OR n.kind <> row.kind
CALL (n) {
  MATCH (n)-[:TOOK_PART]->(e:Event)
  RETURN e
  UNION
  MATCH (n)<-[:BY]-(:Quote)-[:IN]->(:Claim)-[:SUPPORTS|DISPUTES]->(e:Event)
  RETURN e
}
RETURN DISTINCT e.id AS id
