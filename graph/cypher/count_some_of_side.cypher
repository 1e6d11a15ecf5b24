// How many events match a filter in which one side took part, counted as far as somebody would read: no further than `limit`.
// params: words, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, limit
// returns: events
// include: events_of_side
WITH e LIMIT $limit
RETURN count(e) AS events
