// Of some claims those that share a key with a claim that was read in an article, not coded by a data set.
// params: rows
// returns: id
WITH COUNT { (:Claim) } > COUNT { (:Coded) } AS some
WHERE some
UNWIND $rows AS row
MATCH (k:Key) WHERE k.id IN row.wanted
MATCH (k)<-[:KEYED]-(c:Claim) WHERE NOT c:Coded
RETURN DISTINCT row.id AS id
