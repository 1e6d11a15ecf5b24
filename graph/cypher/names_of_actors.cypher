// What some actors are called.
// params: ids
// returns: id, name, kind, country
MATCH (n:Actor) WHERE n.id IN $ids
RETURN n.id AS id, n.name AS name, n.kind AS kind, n.country AS country
