// Events that match a filter, those that became known or changed last first.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, limit
// returns: since, and told, which is the id where nothing is kept yet
// include: wanted_events
WITH e ORDER BY e.since DESC, e.id DESC LIMIT $limit
RETURN e.since AS since, coalesce(e.told, e.id) AS told
