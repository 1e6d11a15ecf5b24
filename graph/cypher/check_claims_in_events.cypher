// Claims that do not belong to exactly one event.
// params: none
// returns: broken, examples
MATCH (c:Claim)
WHERE COUNT { (c)-[:SUPPORTS|DISPUTES]->(:Event) } <> 1
WITH c.id AS id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
