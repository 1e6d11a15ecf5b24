// Give the mentions of some articles another profile.
// params: rows
// returns: nothing
UNWIND $rows AS row
UNWIND row.articles AS article
MATCH (:Article {id: article})-[:STATES]->(c:Claim)-[r:NAMES {profile: row.old}]->()
SET r.profile = row.new
WITH c, row
MATCH (c)<-[:IN]-(:Quote)-[b:BY {profile: row.old}]->()
SET b.profile = row.new
