// Of some claims those that share a key or a vote with a claim that was read in an article, not coded by a data set.
// params: rows
// returns: id
UNWIND $rows AS row
CALL (row) {
  MATCH (k:Key) WHERE k.id IN row.wanted
  MATCH (k)<-[:KEYED]-(c:Claim) WHERE NOT c:Coded
  RETURN c
  UNION
  MATCH (c:Claim) WHERE c.vote = row.vote AND NOT c:Coded
  RETURN c
}
RETURN DISTINCT row.id AS id
