// How many events match a filter, and how many of them have no date.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before
// returns: events, undated
// include: wanted_events
RETURN count(e) AS events, count(CASE WHEN e.start IS NULL THEN 1 END) AS undated
