// The shortest chains of events that join two actors, a few of them.
// params: from, to, types, statuses, limit
// returns: nodes
MATCH (a:Actor {id: $from})
MATCH (b:Actor {id: $to})
MATCH p = allShortestPaths((a)-[:TOOK_PART*..8]-(b))
WHERE all(n IN nodes(p) WHERE NOT n:Event OR (n.status IN $statuses AND (size($types) = 0 OR n.type IN $types)))
WITH [n IN nodes(p) | n.id] AS nodes
ORDER BY nodes
LIMIT $limit
RETURN nodes
