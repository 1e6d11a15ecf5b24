// Forget what some atoms resemble.
// params: ids
// returns: nothing
MATCH (a:Atom)-[r:RESEMBLES]-() WHERE a.id IN $ids
DELETE r
