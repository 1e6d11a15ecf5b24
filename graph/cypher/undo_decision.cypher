// Supersede a decision.
// params: id, at, author, reason
// returns: decision
MATCH (d:Decision {id: $id})
SET d.undone = $at, d.undone_by = $author, d.undone_reason = $reason
RETURN properties(d) AS decision
