// Participants of events that no claim of the event names.
// params: none
// returns: broken, examples
MATCH (n:Actor)-[:TOOK_PART]->(e:Event)
WHERE NOT EXISTS { (n)<-[:NAMES]-(:Claim)-[:SUPPORTS|DISPUTES]->(e) }
WITH e.id AS id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
