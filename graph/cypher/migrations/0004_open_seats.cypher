CREATE RANGE INDEX took_part_open IF NOT EXISTS FOR ()-[r:TOOK_PART]-() ON (r.open);
MATCH (n:Actor:Person)-[p:TOOK_PART]->(:Event) WHERE p.country IS NULL OR p.basis IS NOT NULL SET p.open = n.id;
