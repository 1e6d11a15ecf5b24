// All that claims say of some actors: what actors and their offices are derived from.
// params: ids
// returns: actor, kind, name, aliases, country, sector, offices, day
MATCH (n:Actor)<-[r:NAMES]-(c:Claim) WHERE n.id IN $ids
RETURN n.id AS actor, r.kind AS kind, r.name AS name, r.aliases AS aliases, r.country AS country, r.sector AS sector,
       r.offices AS offices, c.start AS day
ORDER BY actor, c.id, r.start
