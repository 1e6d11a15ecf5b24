// Remove what was derived for some events, and the events that no claim supports any more; say what may be left over.
// params: ids
// returns: places, topics
MATCH (e:Event) WHERE e.id IN $ids
OPTIONAL MATCH (e)-[:AT]->(p:Place)
OPTIONAL MATCH (e)-[:ABOUT]->(t:Topic)
WITH collect(DISTINCT e) AS events, [i IN collect(DISTINCT p.id) WHERE i IS NOT NULL] AS places,
     [n IN collect(DISTINCT t.name) WHERE n IS NOT NULL] AS topics
CALL (events) {
  UNWIND events AS e
  OPTIONAL MATCH (e)-[r:AT|ABOUT|TOOK_PART|SUPPORTS|DISPUTES]-()
  DELETE r
}
CALL (events) {
  UNWIND events AS e
  WITH e, [label IN labels(e) WHERE label <> 'Event'] AS kinds
  REMOVE e:$(kinds)
}
CALL (events) {
  UNWIND events AS e
  WITH e WHERE NOT EXISTS { MATCH (c:Claim) WHERE c.event = e.id }
  DELETE e
}
RETURN places, topics
