// Events that no claim supports.
// params: none
// returns: broken, examples
MATCH (e:Event)
WHERE NOT EXISTS { (e)<-[:SUPPORTS]-(:Claim) }
WITH e.id AS id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
