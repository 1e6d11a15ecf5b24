// Ids of profiles in their order, one part.
// params: after, limit
// returns: id
MATCH (n:Profile) WHERE n.id > $after
RETURN n.id AS id ORDER BY id LIMIT $limit
