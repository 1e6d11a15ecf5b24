// The newest events in which one side took part that match a filter, some more than `limit` at most: each index is read in order, as far as that needs.
// params: words, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, limit
// returns: e
CALL () {
  UNWIND $sides[0].countries AS country
  CALL (country) {
    MATCH (:Actor)-[p:TOOK_PART]->(e:Event) WHERE p.country = country AND p.position > $before AND p.position < $after
// include: that_match
    WITH DISTINCT e, p.country AS of, p.position AS position ORDER BY of DESC, position DESC LIMIT $limit
    RETURN e
  }
  RETURN e
  UNION
  UNWIND $sides[0].actors AS actor
  CALL (actor) {
    MATCH (:Actor)-[p:TOOK_PART]->(e:Event) WHERE p.actor = actor AND p.position > $before AND p.position < $after
// include: that_match
    WITH e, p.actor AS of, p.position AS position ORDER BY of DESC, position DESC LIMIT $limit
    RETURN e
  }
  RETURN e
  UNION
  UNWIND $sides[0].actors AS body
  CALL (body) {
    MATCH (:Actor)-[p:TOOK_PART]->(e:Event) WHERE p.body = body AND p.position > $before AND p.position < $after
// include: that_match
    WITH DISTINCT e, p.body AS of, p.position AS position ORDER BY of DESC, position DESC LIMIT $limit
    RETURN e
  }
  RETURN e
}
