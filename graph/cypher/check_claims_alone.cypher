// Claims that no article states, or without a sentence that says so.
// params: none
// returns: broken, examples
MATCH (c:Claim)
WHERE NOT EXISTS { (c)<-[:STATES]-(:Article) } OR size(coalesce(c.evidence, [])) = 0
WITH c.id AS id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
