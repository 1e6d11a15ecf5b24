// Add what changed to how often pairs of actors met, and when first and last; gives the pairs whose first or last meeting went.
// params: rows
// returns: low, high
UNWIND $rows AS row
MATCH (low:Actor {id: row.low})
MATCH (high:Actor {id: row.high})
MERGE (low)-[m:MET]->(high)
ON CREATE SET m.count = 0
SET m.count = m.count + row.change
WITH m, row, m.count = 0 OR any(day IN row.went WHERE day <= m.first OR day >= m.last) AS unsure
SET m.first = reduce(least = m.first, day IN row.came | CASE WHEN least <= day THEN least ELSE day END),
    m.last = reduce(most = m.last, day IN row.came | CASE WHEN most >= day THEN most ELSE day END)
WITH row, unsure WHERE unsure
RETURN row.low AS low, row.high AS high
