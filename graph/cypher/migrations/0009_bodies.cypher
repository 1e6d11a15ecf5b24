CREATE RANGE INDEX took_part_body_position IF NOT EXISTS FOR ()-[r:TOOK_PART]-() ON (r.body, r.position);
MATCH (:Actor)-[h:HELD]->(b:Actor) WHERE h.country IS NULL AND h.body IS NULL CALL (h, b) {
  SET h.country = b.country
  FOREACH (_ IN CASE WHEN b:Organization THEN [1] ELSE [] END | SET h.organization = b.name, h.body = b.id)
} IN TRANSACTIONS OF 5000 ROWS;
MATCH (n:Actor:Person)-[h:HELD]->(b:Organization) WITH n, h, b ORDER BY size(h.title), h.id CALL (n, h, b) {
  MATCH (n)<-[r:NAMES]-(:Claim) WHERE r.office CONTAINS h.title AND NOT toLower(r.office) =~ '([\\w.]+ )?(former|ex|onetime|erstwhile|late|retired)\\b.*'
  SET r.organization = b.name, r.body = b.id
} IN TRANSACTIONS OF 500 ROWS;
MATCH (n:Actor:Person)-[h:HELD]->(b:Organization) WITH n, h, b ORDER BY size(h.title), h.id CALL (n, h, b) {
  MATCH (n)-[p:TOOK_PART]->(e:Event) WHERE p.office CONTAINS h.title AND NOT toLower(p.office) =~ '([\\w.]+ )?(former|ex|onetime|erstwhile|late|retired)\\b.*'
  SET p.organization = b.name, p.body = b.id, e.untold = true
  SET e.parties = COLLECT { MATCH (m:Actor)-[q:TOOK_PART]->(e) UNWIND [m.id, q.country, q.body] AS party WITH DISTINCT party WHERE party IS NOT NULL RETURN party ORDER BY party }
  REMOVE e.told
} IN TRANSACTIONS OF 500 ROWS;
