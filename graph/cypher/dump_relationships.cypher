// Every relationship with its type, properties and the keys of its ends.
// params: none
// returns: start, type, end, properties
MATCH (a)-[r]->(b)
RETURN [labels(a), coalesce(a.id, a.name)] AS start, type(r) AS type, [labels(b), coalesce(b.id, b.name)] AS end, properties(r) AS properties
