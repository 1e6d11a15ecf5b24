// How many events of two sides match a filter, by period (as many letters of a day as `length`), category, code and who acts on whom.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, length
// returns: period, plover, cameo, direction, events
// include: wanted_events
WITH e, CASE WHEN e.start = e.end OR left(toString(e.start), $length) = left(toString(e.end), $length) THEN left(e.position, $length) ELSE left(toString(e[$undated]), $length) END AS period
WITH e, period, COLLECT { MATCH (e)<-[s:TOOK_PART]-() WHERE s.role IN ['source', 'visitor', 'appointer'] RETURN {id: s.actor, country: coalesce(s.country, ''), body: coalesce(s.body, '')} } AS acting
WITH e, period,
  any(s IN acting WHERE s.country IN $sides[0].countries OR s.id IN $sides[0].actors OR s.body IN $sides[0].actors) AS leftActs,
  any(s IN acting WHERE s.country IN $sides[1].countries OR s.id IN $sides[1].actors OR s.body IN $sides[1].actors) AS rightActs
RETURN period, e.plover AS plover, e.cameo AS cameo,
  CASE WHEN leftActs = rightActs THEN 'both' WHEN leftActs THEN 'a_to_b' ELSE 'b_to_a' END AS direction, count(e) AS events
ORDER BY period, plover, cameo, direction
