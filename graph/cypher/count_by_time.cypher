// How many events match a filter, by a dimension of time and perhaps another, in the order of time.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, first, second, others, who, kind, limit
// returns: one, two, events
// include: wanted_events
// include: labels_of_events
RETURN one, two, count(DISTINCT e) AS events
ORDER BY one, events DESC, two
LIMIT $limit
