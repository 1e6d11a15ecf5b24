// How many events match a filter by day, month or year, in the order of time: by as many letters of a day as `length`; null where the event is not within one.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, length
// returns: one, events, undated
// include: wanted_events
WITH CASE WHEN e.start = e.end OR left(toString(e.start), $length) = left(toString(e.end), $length) THEN left(e.position, $length) ELSE left(toString(e[$undated]), $length) END AS one,
  CASE WHEN e.start IS NULL THEN 1 END AS undated
RETURN one, count(*) AS events, count(undated) AS undated
ORDER BY one
