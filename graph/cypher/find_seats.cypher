// Who takes part in the events that match a filter, newest first: what a network is drawn of.
// params: anchor, words, sides, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, reported_start, reported_end, min_sources, min_confidence, as_of, after, before, limit
// returns: id, seats
// include: wanted_events
RETURN e.id AS id, seats
ORDER BY e.position DESC
LIMIT $limit
