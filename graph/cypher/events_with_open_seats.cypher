// Events in which some people take part without a country of their claims' own: it follows from the offices they held.
// params: ids
// returns: id
MATCH (n:Actor:Person)-[p:TOOK_PART]->(e:Event) WHERE n.id IN $ids AND (p.country IS NULL OR p.basis IS NOT NULL)
RETURN DISTINCT e.id AS id
