// Decisions by their ids, or about an atom, or all of them, the latest first.
// params: ids, atom, limit
// returns: decision
MATCH (d:Decision)
WHERE (size($ids) = 0 OR d.id IN $ids) AND ($atom IS NULL OR $atom IN d.left OR $atom IN d.right)
RETURN properties(d) AS decision
ORDER BY d.at DESC, d.id LIMIT $limit
