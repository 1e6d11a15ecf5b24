// Save where events took place.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MERGE (p:Place {id: row.id})
SET p.name = row.name, p.country = row.country,
    p.location = CASE WHEN row.latitude IS NULL THEN null ELSE point({latitude: row.latitude, longitude: row.longitude}) END
MERGE (e)-[:AT]->(p)
WITH p, row WHERE row.country_id IS NOT NULL
MERGE (c:Actor {id: row.country_id})
ON CREATE SET c:Country, c.name = row.country_name, c.country = row.country, c.kind = 'country'
MERGE (p)-[:IN]->(c)
