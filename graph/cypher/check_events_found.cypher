// Events whose parties or positions, by which questions find them, are not those of their participants.
// params: none
// returns: broken, examples
MATCH (e:Event)
WHERE e.parties IS NULL
  OR EXISTS { (n:Actor)-[p:TOOK_PART]->(e) WHERE NOT n.id IN e.parties OR p.actor IS NULL OR p.actor <> n.id OR p.position IS NULL OR p.position <> e.position }
  OR EXISTS { (:Actor)-[p:TOOK_PART]->(e) WHERE p.country IS NOT NULL AND NOT p.country IN e.parties OR p.body IS NOT NULL AND NOT p.body IN e.parties }
  OR any(party IN e.parties WHERE NOT EXISTS { (n:Actor)-[p:TOOK_PART]->(e) WHERE n.id = party OR p.country = party OR p.body = party })
WITH e.id AS id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
