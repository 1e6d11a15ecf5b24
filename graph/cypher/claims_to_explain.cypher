// The sentences of claims and the rules that read them.
// params: ids
// returns: id, evidence, spans
MATCH (c:Claim) WHERE c.id IN $ids RETURN c.id AS id, c.evidence AS evidence, c.spans AS spans
