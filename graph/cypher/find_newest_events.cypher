// Events that match a filter without sides and words, newest first, one page: each index is read in order, as far as the page needs.
// params: words, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone, after, before, limit
// returns: events, one row of all, since a row each would cost more than what is in it: the position and what is told, or the id where nothing is kept yet
CALL () {
  WITH 1 AS once WHERE size($types) = 0
  MATCH (e:Event) WHERE e.position > $before AND e.position < $after
// include: that_match
  WITH e ORDER BY e.position DESC LIMIT $limit
  RETURN e
  UNION
  UNWIND $types AS type
  CALL (type) {
    MATCH (e:Event) WHERE e.type = type AND e.position > $before AND e.position < $after
// include: that_match
    WITH e ORDER BY e.type DESC, e.position DESC LIMIT $limit
    RETURN e
  }
  RETURN e
}
WITH e ORDER BY e.position DESC LIMIT $limit
RETURN collect([e.position, coalesce(e.told, e.id)]) AS events
