// The events that match a filter: the beginning of each statement that asks by filter. `anchor` names the index to start from, which has a text and a plan of its own.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before
// returns: e
// include: found_by_$anchor
// include: that_match
