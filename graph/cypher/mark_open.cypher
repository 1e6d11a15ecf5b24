// Put pairs on the review list that resemble each other and are not joined, and take those from it that are.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (:Atom {id: row.low})-[r:RESEMBLES]->(:Atom {id: row.high})
SET r.review = CASE WHEN row.open AND NOT r.conflict THEN r.weight ELSE null END
