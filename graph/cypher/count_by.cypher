// How many events match a filter, by the values of one or two dimensions, most first; an event with several values counts in each.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, first, second, others, who, kind, limit
// returns: one, two, events
// include: wanted_events
// include: labels_of_events
RETURN one, two, count(DISTINCT e) AS events
ORDER BY events DESC, one, two
LIMIT $limit
