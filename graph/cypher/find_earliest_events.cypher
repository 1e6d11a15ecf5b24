// Ids of dated events that match a filter, oldest first, one page.
// params: anchor, words, parties, sides, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, reported_start, reported_end, min_sources, min_confidence, as_of, after, before, limit
// returns: id, position
// include: wanted_events
RETURN e.id AS id, e.position AS position
ORDER BY position
LIMIT $limit
