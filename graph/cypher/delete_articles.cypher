// Delete articles whose claims were withdrawn, with the keys that only they had.
// params: ids
// returns: nothing
MATCH (a:Article) WHERE a.id IN $ids
OPTIONAL MATCH (a)-[:KEYED]->(k:Key)
WITH collect(DISTINCT a) AS gone, collect(DISTINCT k) AS keys
FOREACH (a IN gone | DETACH DELETE a)
WITH keys
UNWIND keys AS k
WITH k WHERE NOT EXISTS { (k)<-[:KEYED]-() }
DELETE k
