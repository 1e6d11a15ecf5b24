// Actors that nothing in the graph needs.
// params: none
// returns: broken, examples
MATCH (n:Actor)
WHERE NOT EXISTS { (n)<-[:OF]-() } AND NOT EXISTS { (n)<-[:HELD]-() } AND NOT EXISTS { (n)<-[:IN]-() } AND NOT EXISTS { (n)<-[:LISTED]-() }
WITH n.id AS id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
