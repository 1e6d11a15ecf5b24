// Say of which events claims tell.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
SET c.event = row.event
