// What an event `e` must meet beside the index that it was found by; the index of words knows no sides.
// params: words, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone
// returns: conditions, passed over where none is asked of the event (`plain`) or of what hangs on it (`alone`)
  AND ($plain OR (
    (size($types) = 0 OR e.type IN $types)
    AND (size($categories) = 0 OR e.plover IN $categories)
    AND (size($statuses) = 0 OR e.status IN $statuses)
    AND ($start IS NULL OR e.end >= $start OR $undated = 'reported' AND e.reported >= $start)
    AND ($end IS NULL OR e.start <= $end OR $undated = 'reported' AND e.reported <= $end)
    AND ($as_of IS NULL OR e.since IS NULL OR e.since <= $as_of)
    AND ($min_sources = 0 OR e.sources >= $min_sources)
    AND ($min_confidence = 0 OR e.confidence >= $min_confidence)
    AND ($words IS NULL OR all(side IN $sides WHERE any(party IN e.parties WHERE party IN side.countries OR party IN side.actors)))
  ))
  AND ($alone OR EXISTS {
    MATCH (e)
    WHERE ($place IS NULL OR EXISTS { (e)-[:AT]->(l:Place) WHERE toLower(l.name) = toLower($place) OR l.country = $place })
      AND ($topic IS NULL OR EXISTS { (e)-[:ABOUT]->(t:Topic) WHERE toLower(t.name) CONTAINS toLower($topic) })
      AND (($reported_start IS NULL AND $reported_end IS NULL) OR EXISTS {
        (e)<-[:SUPPORTS|DISPUTES]-(:Claim)<-[:STATES]-(r:Article)
        WHERE ($reported_start IS NULL OR r.published >= $reported_start) AND ($reported_end IS NULL OR r.published <= $reported_end)
      })
      AND (size($countries) + size($sectors) + size($roles) = 0 AND $office IS NULL OR EXISTS {
        (e)<-[s:TOOK_PART]-(n:Actor)
        WHERE (size($countries) = 0 OR s.country IN $countries) AND (size($sectors) = 0 OR s.sector IN $sectors)
          AND (size($roles) = 0 OR s.role IN $roles) AND ($office IS NULL OR any(like IN $office
            WHERE reduce(left = replace(toLower(coalesce(s.office, CASE WHEN n.kind = 'group' THEN n.name END)), '-', ' '), other IN like[1..] | replace(left, other, '')) CONTAINS like[0]))
      })
      AND ($apart AND $source IS NULL AND $target IS NULL OR EXISTS {
        MATCH (n:Actor)-[s:TOOK_PART]->(e)
        WITH e, collect({id: n.id, country: s.country, body: s.body, role: s.role}) AS seats
        WHERE ($source IS NULL OR any(a IN seats WHERE (a.role IN ['source', 'appointer'] OR a.role = 'visitor' AND e.type = 'visit')
            AND (a.country IN $source.countries OR a.id IN $source.actors OR a.body IN $source.actors)))
          AND ($target IS NULL OR any(a IN seats WHERE (a.role IN ['target', 'appointee'] OR a.role = 'host' AND e.type = 'visit')
            AND (a.country IN $target.countries OR a.id IN $target.actors OR a.body IN $target.actors)))
          AND ($apart OR any(a IN seats WHERE (a.country IN $sides[0].countries OR a.id IN $sides[0].actors OR a.body IN $sides[0].actors)
          AND (size($sides) = 1 OR any(b IN seats WHERE b.id <> a.id AND (b.country IN $sides[1].countries OR b.id IN $sides[1].actors OR b.body IN $sides[1].actors)
            AND (size($sides) = 2 OR any(c IN seats WHERE NOT c.id IN [a.id, b.id] AND (c.country IN $sides[2].countries OR c.id IN $sides[2].actors OR c.body IN $sides[2].actors)
              AND (size($sides) = 3 OR any(d IN seats WHERE NOT d.id IN [a.id, b.id, c.id]
                AND (d.country IN $sides[3].countries OR d.id IN $sides[3].actors OR d.body IN $sides[3].actors)))))))))
        RETURN 1
      })
    RETURN 1
  })
