// Count anew how often some pairs of actors met, and when first and last: the derived MET relationships.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (low:Actor {id: row.low})
MATCH (high:Actor {id: row.high})
OPTIONAL MATCH (low)-[old:MET]->(high)
DELETE old
WITH DISTINCT low, high
MATCH (low)-[:TOOK_PART]->(e:Meeting)<-[:TOOK_PART]-(high)
WHERE e.status IN ['happened', 'ongoing']
WITH low, high, count(e) AS meetings, min(e.start) AS first, max(e.start) AS last
MERGE (low)-[m:MET]->(high)
SET m.count = meetings, m.first = first, m.last = last
