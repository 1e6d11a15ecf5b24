// Atoms that some atoms resemble strongly enough to be one with them, or that propose one event id with them.
// params: ids, least
// returns: id
MATCH (a:Atom)-[r:RESEMBLES]-(b:Atom) WHERE a.id IN $ids AND (r.score >= $least AND NOT r.conflict OR r.twin)
RETURN DISTINCT b.id AS id
