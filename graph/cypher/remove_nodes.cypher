// Remove some nodes with their relationships, whatever they are: the database is to be filled from a backup.
// params: limit
// returns: left
MATCH (n)
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n) AS left
