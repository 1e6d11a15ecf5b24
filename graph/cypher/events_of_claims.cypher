// Which events some claims tell of.
// params: ids
// returns: claim, event
MATCH (c:Claim) WHERE c.id IN $ids AND c.event IS NOT NULL
RETURN c.id AS claim, c.event AS event
