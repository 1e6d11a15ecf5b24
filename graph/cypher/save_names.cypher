// Save who takes part in claims, in which capacity, and the words that name them.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (:Profile {id: row.profile})-[:OF]->(n:Actor)
MERGE (c)-[r:NAMES {start: row.start, role: row.role, profile: row.profile}]->(n)
SET r.end = row.end, r.text = row.text, r.office = row.office, r.organization = row.organization, r.body = row.body, r.country = row.country, r.sector = row.sector,
    r.kind = row.kind, r.name = row.name, r.aliases = row.aliases, r.offices = row.offices, r.actor_country = row.actor_country,
    r.namesake = row.namesake, r.era = row.era, r.day = row.day
