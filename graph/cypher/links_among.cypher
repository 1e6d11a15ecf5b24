// How some atoms resemble each other, and how these links are marked.
// params: ids
// returns: low, links: each of them high, score, conflict, weight, review, doubtful
MATCH (a:Atom)-[r:RESEMBLES]->(b:Atom) WHERE a.id IN $ids AND b.id IN $ids
RETURN a.id AS low, collect([b.id, r.score, r.conflict, r.weight, r.review, r.doubtful]) AS links
