// Who took part in an event with one of some actors or with somebody who acted for one of some countries or bodies, once each, by the latest such event.
// params: countries, actors, bodies, types, statuses
// returns: id, event, by: the actor, or who acted for the country or body, that took part there too
CALL () {
  MATCH (by:Actor)-[s:TOOK_PART]->(e:Event) WHERE s.country IN $countries AND s.position > ''
  RETURN by, e
  UNION
  MATCH (by:Actor)-[s:TOOK_PART]->(e:Event) WHERE s.actor IN $actors AND s.position > ''
  RETURN by, e
  UNION
  MATCH (by:Actor)-[s:TOOK_PART]->(e:Event) WHERE s.body IN $bodies AND s.position > ''
  RETURN by, e
}
WITH by, e WHERE e.status IN $statuses AND (size($types) = 0 OR e.type IN $types)
MATCH (n:Actor)-[s:TOOK_PART]->(e)
WHERE n <> by AND NOT coalesce(s.country, '') IN $countries AND NOT n.id IN $actors AND NOT coalesce(s.body, '') IN $bodies
WITH n.id AS id, max([e.position, e.id, by.id]) AS latest
RETURN id, latest[1] AS event, latest[2] AS by
