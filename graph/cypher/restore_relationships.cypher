// Make the relationships of a backup between the nodes that `restore_nodes` made.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (a:Restored {restored: row.start})
MATCH (b:Restored {restored: row.end})
CREATE (a)-[r:$(row.type)]->(b)
SET r = row.properties
