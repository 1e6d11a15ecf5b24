// All that claims say of some profiles, what several say alike in one row; each claim counts once, by its first mention.
// params: ids
// returns: one row for each way in which a profile is named, with the claims, their first and last day, and all other parties
UNWIND $ids AS id
CALL (id) {
  MATCH (c:Claim)-[r:NAMES {profile: id}]->()
  WITH c, r ORDER BY r.start, r.role
  WITH c, head(collect(r)) AS r
  RETURN r.kind AS kind, r.name AS name, r.aliases AS aliases, r.sector AS sector, r.actor_country AS actor_country,
         r.offices AS offices, r.era AS era, count(*) AS claims, min(r.day) AS first, max(r.day) AS last
}
CALL (id, kind) {
  WITH id, kind WHERE kind = 'person'
  MATCH (c:Claim)-[r:NAMES {profile: id}]->()
  MATCH (c)-[o:NAMES]->() WHERE o.namesake <> r.namesake
  RETURN collect(DISTINCT o.namesake) AS met
}
RETURN id AS profile, kind, name, aliases, sector, actor_country, offices, era, claims, first, last, met
