// Profiles that do not belong to exactly one actor.
// params: none
// returns: broken, examples
MATCH (p:Profile)
WHERE COUNT { (p)-[:OF]->(:Actor) } <> 1
WITH p.id AS id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
