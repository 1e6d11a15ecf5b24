// Save the offices that people held, for the actors that the bodies belong to.
// params: rows
// returns: actor, held
UNWIND $rows AS row
MATCH (p:Actor {id: row.person})
OPTIONAL MATCH (:Profile {id: row.target})-[:OF]->(known:Actor)
OPTIONAL MATCH (same:Actor {id: row.target})
WITH p, row, coalesce(known, same) AS t
MERGE (p)-[h:HELD {id: row.id}]->(t)
SET h.title = row.title, h.from = row.from, h.to = row.to, h.office = row.office, h.listed = row.listed,
    h.organization = row.organization, h.body = row.body, h.country = row.country
RETURN p.id AS actor, collect({title: h.title, from: h.from, to: h.to, listed: h.listed, country: h.country,
       organization: h.organization, body: h.body, target: t.id}) AS held
