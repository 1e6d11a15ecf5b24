// Who else takes part in the events of the first side that match a filter, most often first, one page.
// params: anchor, words, terms, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, most, past, limit
// returns: id, name, kind, country, events, first, last, types
// include: wanted_events
MATCH (other:Actor)-[s:TOOK_PART]->(e) WHERE NOT (coalesce(s.country, '') IN $sides[0].countries OR other.id IN $sides[0].actors OR coalesce(s.body, '') IN $sides[0].actors)
WITH other.id AS id, e
WITH id, count(DISTINCT e) AS events, min(e.start) AS first, max(e.start) AS last, collect(DISTINCT e.type) AS types
WHERE events < $most OR (events = $most AND id > $past)
WITH id, events, first, last, types ORDER BY events DESC, id LIMIT $limit
MATCH (n:Actor {id: id})
RETURN id, n.name AS name, n.kind AS kind, n.country AS country, events, first, last, types
ORDER BY events DESC, id
