// Events by the words of their evidence.
// params: words, before, after
// returns: e, and the beginning of its conditions
CALL db.index.fulltext.queryNodes('claim_evidence', $words) YIELD node
MATCH (node)-[:SUPPORTS|DISPUTES]->(e:Event)
WITH DISTINCT e
WHERE ($before = '' OR e.position > $before) AND ($after = '~~~~~~~~~~~' OR e.position < $after)
