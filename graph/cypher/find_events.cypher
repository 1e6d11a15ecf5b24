// Events of several sides or with some words that match a filter, newest first, undated ones last, one page.
// params: anchor, words, parties, sides, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, reported_start, reported_end, min_sources, min_confidence, as_of, after, before, limit
// returns: events, one row of all: a row each would cost more than what is in it
// include: wanted_events
WITH e ORDER BY e.position DESC LIMIT $limit
// include: told_of_events
RETURN collect({event: properties(e), participants: participants, places: places, claims: claims, quotes: quotes}) AS events
