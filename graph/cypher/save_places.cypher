// Save where events took place.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (e:Event {id: row.event})
MERGE (p:Place {id: row.id})
WITH e, p, row
CALL (p, row) {
  WITH p, row WHERE p.name <> row.name OR p.name IS NOT NULL
    AND [coalesce(p.location.latitude, 999), coalesce(p.location.longitude, 999)] <> [coalesce(row.latitude, 999), coalesce(row.longitude, 999)]
  MATCH (p)<-[:AT]-(e:Event)
// include: untell_events
}
SET p.name = row.name, p.country = row.country,
    p.location = CASE WHEN row.latitude IS NULL THEN null ELSE point({latitude: row.latitude, longitude: row.longitude}) END
MERGE (e)-[:AT]->(p)
WITH p, row WHERE row.country_id IS NOT NULL
MERGE (c:Actor {id: row.country_id})
ON CREATE SET c:Country, c.name = row.country_name, c.country = row.country, c.kind = 'country'
MERGE (p)-[:IN]->(c)
