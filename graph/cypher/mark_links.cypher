// Mark links as doubtful, because a name fits several people, and for the review list, because they join nothing; or take that away.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (:Atom {id: row.low})-[r:RESEMBLES]->(:Atom {id: row.high})
SET r.review = row.review, r.doubtful = row.doubtful
