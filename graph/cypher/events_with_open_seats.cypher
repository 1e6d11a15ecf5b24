// Events of some days, or of none, in which people take part without a country of their claims' own: it follows from offices.
// params: rows
// returns: id
UNWIND $rows AS row
MATCH ()-[p:TOOK_PART {open: row.actor}]->(e:Event)
WHERE e.start IS NULL OR (e.end >= row.first AND e.start <= row.last)
RETURN DISTINCT e.id AS id
