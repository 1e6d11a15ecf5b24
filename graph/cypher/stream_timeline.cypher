// Every event that a filter without sides and words finds, in no order, in pages: without the choice of an index, which took a fifth of the time.
// params: words, sides, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, reported_start, reported_end, min_sources, min_confidence, as_of, after, before, page
// returns: events, as parts/pages_of_events.cypher gives them
MATCH (e:Event) WHERE e.position > $before AND e.position < $after
// include: that_match
// include: pages_of_events
