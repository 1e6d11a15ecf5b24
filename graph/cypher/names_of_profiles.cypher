// All that claims say of some profiles: what these are added up from.
// params: ids
// returns: one row a name with its claim's day and the other parties
UNWIND $ids AS id
MATCH (c:Claim)-[r:NAMES {profile: id}]->()
MATCH (c)<-[:STATES]-(a:Article)
RETURN r.profile AS profile, r.kind AS kind, r.name AS name, r.aliases AS aliases, r.sector AS sector, r.actor_country AS actor_country,
       r.offices AS offices, r.era AS era, r.day AS day, r.role AS role, r.start AS start, c.id AS claim,
       COLLECT { MATCH (c)-[o:NAMES]->() WHERE o.namesake <> r.namesake RETURN DISTINCT o.namesake AS other ORDER BY other } AS met
