// Find the events at places that are about to be called or put otherwise.
// params: rows
// returns: id
UNWIND $rows AS row
MATCH (p:Place {id: row.id}) WHERE p.name <> row.name
  OR [coalesce(p.location.latitude, 999), coalesce(p.location.longitude, 999)] <> [coalesce(row.latitude, 999), coalesce(row.longitude, 999)]
MATCH (p)<-[:AT]-(e:Event)
RETURN DISTINCT e.id AS id
