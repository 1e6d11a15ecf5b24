// Save quoted words with their claims and speakers.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MERGE (q:Quote {id: row.id})
SET q.text = row.text, q.start = row.start, q.end = row.end, q.direct = row.direct
MERGE (q)-[:IN]->(c)
WITH q, row WHERE row.speaker IS NOT NULL
MATCH (:Profile {id: row.speaker})-[:OF]->(n:Actor)
MERGE (q)-[:BY {profile: row.speaker}]->(n)
