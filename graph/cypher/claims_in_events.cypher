// Which claims tell of some events.
// params: ids
// returns: id
MATCH (c:Claim) WHERE c.event IN $ids RETURN c.id AS id
