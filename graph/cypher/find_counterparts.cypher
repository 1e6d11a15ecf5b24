// Who else takes part in the events of the first side that match a filter, most often first.
// params: anchor, words, sides, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, reported_start, reported_end, min_sources, min_confidence, as_of, after, before, limit
// returns: id, name, kind, country, events, first, last, types
// include: wanted_events
UNWIND [s IN seats WHERE NOT (s.country IN $sides[0].countries OR s.id IN $sides[0].actors) | s.id] AS id
WITH id, count(DISTINCT e) AS events, min(e.start) AS first, max(e.start) AS last, collect(DISTINCT e.type) AS types
ORDER BY events DESC, id
LIMIT $limit
MATCH (n:Actor {id: id})
RETURN id, n.name AS name, n.kind AS kind, n.country AS country, events, first, last, types
ORDER BY events DESC, id
