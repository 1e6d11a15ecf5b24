// The profiles that make up some actors.
// params: ids
// returns: actor, profile
MATCH (n:Actor)<-[:OF]-(p:Profile) WHERE n.id IN $ids
RETURN n.id AS actor, properties(p) AS profile
ORDER BY actor, p.id
