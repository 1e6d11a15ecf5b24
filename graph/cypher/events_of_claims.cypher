// Of which events claims tell, and which ids they propose.
// params: ids
// returns: id, event, vote
MATCH (c:Claim) WHERE c.id IN $ids
RETURN c.id AS id, c.event AS event, c.vote AS vote
