// Save what lists of officeholders say, under the profiles of the people.
// params: rows
// returns: nothing
UNWIND $rows AS row
MERGE (p:Profile {id: row.profile})
ON CREATE SET p:Atom, p.kind = 'person', p.country = row.country, p.era = row.era, p.name = row.person, p.claims = 0
MERGE (b:Actor {id: row.body.id})
ON CREATE SET b.name = row.body.name, b.country = row.body.country, b.kind = row.body.kind
SET b:$(row.body.label)
MERGE (p)-[r:LISTED {id: row.id}]->(b)
SET r += row.listing
