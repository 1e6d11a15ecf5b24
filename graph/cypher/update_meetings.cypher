// Count anew how often some actors met each other, and when first and last: the derived MET relationships.
// params: ids
// returns: nothing
MATCH (a:Actor) WHERE a.id IN $ids
OPTIONAL MATCH (a)-[old:MET]-()
DELETE old
WITH DISTINCT a
MATCH (a)-[:TOOK_PART]->(e:Meeting)<-[:TOOK_PART]-(b:Actor)
WHERE e.status IN ['happened', 'ongoing'] AND (a.id < b.id OR NOT b.id IN $ids)
WITH a, b, count(e) AS meetings, min(e.start) AS first, max(e.start) AS last
WITH CASE WHEN a.id < b.id THEN [a, b] ELSE [b, a] END AS pair, meetings, first, last
WITH pair[0] AS low, pair[1] AS high, meetings, first, last
MERGE (low)-[m:MET]->(high)
SET m.count = meetings, m.first = first, m.last = last
