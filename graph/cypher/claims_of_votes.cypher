// The claims of those events that the graph has already.
// params: ids
// returns: event, claim
MATCH (e:Event) WHERE e.id IN $ids
MATCH (e)<-[:SUPPORTS|DISPUTES]-(c:Claim)
RETURN e.id AS event, c.id AS claim
ORDER BY event, claim
