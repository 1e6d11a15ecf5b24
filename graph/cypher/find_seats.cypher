// Who takes part in the events that match a filter, newest first: what a network is drawn of.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, limit
// returns: id, position, seats
// include: wanted_events
WITH e ORDER BY e.position DESC LIMIT $limit
RETURN e.id AS id, e.position AS position, COLLECT { MATCH (n:Actor)-[s:TOOK_PART]->(e) RETURN {id: n.id, kind: n.kind, name: n.name, country: s.country, organization: s.organization, body: s.body} } AS seats
