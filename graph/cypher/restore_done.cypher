// Take the marks off some nodes that were restored.
// params: limit
// returns: left
MATCH (n:Restored)
WITH n LIMIT $limit
REMOVE n:Restored, n.restored
RETURN count(n) AS left
