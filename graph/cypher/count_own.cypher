// How many events match a filter by a property of their own, of which each has one value, most first; and how many of them have no date.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, own
// returns: one, events, undated
// include: wanted_events
WITH e[$own] AS one, CASE WHEN e.start IS NULL THEN 1 END AS undated
RETURN one, count(*) AS events, count(undated) AS undated
ORDER BY events DESC, one
