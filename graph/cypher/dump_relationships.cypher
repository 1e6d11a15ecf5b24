// Every relationship with its type, properties and the keys of its ends, but for those to keys.
// params: none
// returns: start, type, end, properties
MATCH (a)-[r]->(b) WHERE NOT b:Key
RETURN [labels(a), coalesce(a.id, a.name)] AS start, type(r) AS type, [labels(b), coalesce(b.id, b.name)] AS end, properties(r) AS properties
