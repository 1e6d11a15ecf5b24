// Every event that a filter finds, in no order, in pages.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, page
// returns: events, as parts/pages_of_events.cypher gives them
// include: wanted_events
// include: pages_of_events
