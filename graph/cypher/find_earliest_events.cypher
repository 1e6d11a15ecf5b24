// Dated events that match a filter, oldest first, one page.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, limit
// returns: events, one row of all, since a row each would cost more than what is in it: the position and what is told, or the id where nothing is kept yet
// include: wanted_events
WITH e ORDER BY e.position LIMIT $limit
RETURN collect([e.position, coalesce(e.told, e.id)]) AS events
