// Save the offices that people held.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (p:Actor {id: row.person})
MATCH (t:Actor {id: row.target})
MERGE (p)-[h:HELD {title: row.title}]->(t)
SET h.from = row.from, h.to = row.to
