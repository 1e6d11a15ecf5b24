// Make the nodes of a backup, marked with their numbers until the relationships stand.
// params: rows
// returns: nothing
UNWIND $rows AS row
CREATE (n:Restored:$(row.labels))
SET n = row.properties, n.restored = row.number
