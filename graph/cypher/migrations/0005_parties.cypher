CREATE FULLTEXT INDEX event_parties IF NOT EXISTS FOR (n:Event) ON EACH [n.parties] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CREATE RANGE INDEX took_part_country_position IF NOT EXISTS FOR ()-[r:TOOK_PART]-() ON (r.country, r.position);
CREATE RANGE INDEX took_part_actor_position IF NOT EXISTS FOR ()-[r:TOOK_PART]-() ON (r.actor, r.position);
DROP INDEX took_part_country IF EXISTS;
MATCH (e:Event) WHERE e.parties IS NULL
CALL (e) {
  SET e.parties = COLLECT { MATCH (n:Actor)-[p:TOOK_PART]->(e) UNWIND [n.id, p.country] AS party WITH DISTINCT party WHERE party IS NOT NULL RETURN party ORDER BY party }
  WITH e MATCH (n:Actor)-[p:TOOK_PART]->(e) SET p.actor = n.id, p.position = e.position
} IN TRANSACTIONS OF 5000 ROWS;
