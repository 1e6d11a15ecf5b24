// Ids of claims in their order, one part.
// params: after, limit
// returns: id
MATCH (n:Claim) WHERE n.id > $after
RETURN n.id AS id ORDER BY id LIMIT $limit
