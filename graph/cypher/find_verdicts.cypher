// Decisions in force about some atoms.
// params: keys
// returns: id, judgement, left, right
MATCH (k:Key)<-[:KEYED]-(d:Decision) WHERE k.id IN $keys AND d.undone IS NULL
RETURN DISTINCT d.id AS id, d.judgement AS judgement, d.left AS left, d.right AS right
ORDER BY id
