// How many events match a filter, counted as far as somebody would read: no further than `limit`.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, limit
// returns: events
// include: wanted_events
WITH e LIMIT $limit
RETURN count(e) AS events
