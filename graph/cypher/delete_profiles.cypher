// Remove profiles that nothing names or lists any more, with the keys that only they had.
// params: ids
// returns: nothing
MATCH (p:Profile) WHERE p.id IN $ids
OPTIONAL MATCH (p)-[:KEYED]->(k:Key)
WITH collect(DISTINCT p) AS gone, collect(DISTINCT k) AS keys
FOREACH (p IN gone | DETACH DELETE p)
WITH keys
UNWIND keys AS k
WITH k WHERE NOT EXISTS { (k)<-[:KEYED]-() }
DELETE k
