// Decisions by their ids, or all of them, the latest first.
// params: ids, limit
// returns: decision
MATCH (d:Decision) WHERE size($ids) = 0 OR d.id IN $ids
RETURN properties(d) AS decision
ORDER BY d.at DESC, d.id LIMIT $limit
