// Drop what a list says no more; say of whom.
// params: list, ids
// returns: profile, body
MATCH (p:Profile)-[r:LISTED {list: $list}]->(b:Actor) WHERE NOT r.id IN $ids
WITH r, p.id AS profile, b.id AS body
DELETE r
RETURN profile, body
