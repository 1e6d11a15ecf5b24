// The events that match a filter, with their seats: the beginning of each statement that asks by filter. `anchor` names the index to start from.
// params: anchor, words, sides, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, reported_start, reported_end, min_sources, min_confidence, as_of, after, before
// returns: e, seats
CALL () {
  WITH $anchor AS anchor WHERE anchor = 'country'
  MATCH ()-[p:TOOK_PART]->(e:Event) WHERE p.country IN $sides[0].countries
  RETURN e
  UNION
  WITH $anchor AS anchor WHERE anchor = 'actor'
  MATCH (a:Actor)-[:TOOK_PART]->(e:Event) WHERE a.id IN $sides[0].actors
  RETURN e
  UNION
  WITH $anchor AS anchor WHERE anchor = 'words'
  CALL db.index.fulltext.queryNodes('claim_evidence', $words) YIELD node
  MATCH (node)-[:SUPPORTS|DISPUTES]->(e:Event)
  RETURN e
  UNION
  WITH $anchor AS anchor WHERE anchor = 'position'
  MATCH (e:Event) WHERE e.position > $before AND e.position < $after
  RETURN e
}
WITH DISTINCT e
WHERE e.position > $before AND e.position < $after
  AND (size($types) = 0 OR e.type IN $types)
  AND (size($categories) = 0 OR e.plover IN $categories)
  AND (size($statuses) = 0 OR e.status IN $statuses)
  AND ($start IS NULL OR e.end >= $start)
  AND ($end IS NULL OR e.start <= $end)
  AND ($as_of IS NULL OR e.since IS NULL OR e.since <= $as_of)
  AND e.sources >= $min_sources
  AND e.confidence >= $min_confidence
  AND ($place IS NULL OR EXISTS { (e)-[:AT]->(l:Place) WHERE toLower(l.name) = toLower($place) OR l.country = $place })
  AND ($topic IS NULL OR EXISTS { (e)-[:ABOUT]->(t:Topic) WHERE toLower(t.name) CONTAINS toLower($topic) })
  AND ($words IS NULL OR $anchor = 'words' OR EXISTS {
    CALL db.index.fulltext.queryNodes('claim_evidence', $words) YIELD node
    MATCH (node)-[:SUPPORTS|DISPUTES]->(e)
  })
  AND (($reported_start IS NULL AND $reported_end IS NULL) OR EXISTS {
    (e)<-[:SUPPORTS|DISPUTES]-(:Claim)<-[:STATES]-(r:Article)
    WHERE ($reported_start IS NULL OR r.published >= $reported_start) AND ($reported_end IS NULL OR r.published <= $reported_end)
  })
WITH e, COLLECT {
  MATCH (n:Actor)-[p:TOOK_PART]->(e)
  RETURN {id: n.id, country: p.country, sector: coalesce(p.sector, ''), role: p.role, office: toLower(coalesce(p.office, ''))}
} AS seats
WHERE (size($countries) + size($sectors) + size($roles) = 0 AND $office IS NULL OR any(s IN seats WHERE
        (size($countries) = 0 OR s.country IN $countries) AND (size($sectors) = 0 OR s.sector IN $sectors)
        AND (size($roles) = 0 OR s.role IN $roles) AND ($office IS NULL OR s.office CONTAINS toLower($office))))
  AND (size($sides) = 0 OR any(a IN seats WHERE (a.country IN $sides[0].countries OR a.id IN $sides[0].actors)
    AND (size($sides) = 1 OR any(b IN seats WHERE b.id <> a.id AND (b.country IN $sides[1].countries OR b.id IN $sides[1].actors)
      AND (size($sides) = 2 OR any(c IN seats WHERE NOT c.id IN [a.id, b.id] AND (c.country IN $sides[2].countries OR c.id IN $sides[2].actors)
        AND (size($sides) = 3 OR any(d IN seats WHERE NOT d.id IN [a.id, b.id, c.id]
          AND (d.country IN $sides[3].countries OR d.id IN $sides[3].actors)))))))))
