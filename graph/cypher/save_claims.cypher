// Save claims under their articles.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MERGE (c:Claim {id: row.id})
SET c:Atom, c.title = row.title, c.type = row.type, c.plover = row.plover, c.cameo = row.cameo, c.status = row.status,
    c.confidence = row.confidence, c.topics = row.topics, c.start = row.start, c.end = row.end, c.precision = row.precision,
    c.date_text = row.date_text, c.place = row.place, c.place_country = row.place_country, c.latitude = row.latitude,
    c.longitude = row.longitude, c.evidence = row.evidence, c.spans = row.spans
MERGE (a)-[:STATES]->(c)
