// Decisions that bind some atoms.
// params: ids
// returns: decision
MATCH (d:Decision) WHERE any(atom IN $ids WHERE atom IN d.left OR atom IN d.right)
RETURN properties(d) AS decision
