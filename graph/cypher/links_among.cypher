// How some atoms resemble each other, and how these links are marked.
// params: ids
// returns: low, high, score, conflict, weight, review, doubtful
MATCH (a:Atom)-[r:RESEMBLES]->(b:Atom) WHERE a.id IN $ids AND b.id IN $ids
RETURN a.id AS low, b.id AS high, r.score AS score, r.conflict AS conflict, r.weight AS weight, r.review AS review, r.doubtful AS doubtful
