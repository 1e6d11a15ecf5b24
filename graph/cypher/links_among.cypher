// How some atoms resemble each other.
// params: ids
// returns: low, high, score, conflict
MATCH (a:Atom)-[r:RESEMBLES]->(b:Atom) WHERE a.id IN $ids AND b.id IN $ids
RETURN a.id AS low, b.id AS high, r.score AS score, r.conflict AS conflict
