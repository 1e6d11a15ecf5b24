// The events that match a filter: the beginning of each statement that asks by filter. `anchor` names the index to start from.
// params: anchor, words, terms, sides, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, reported_start, reported_end, min_sources, min_confidence, as_of, after, before
// returns: e
CALL () {
  WITH $anchor AS anchor WHERE anchor = 'terms'
  CALL db.index.fulltext.queryNodes('event_terms', $terms) YIELD node AS e
  RETURN e
  UNION ALL
  WITH $anchor AS anchor WHERE anchor = 'words'
  CALL db.index.fulltext.queryNodes('claim_evidence', $words) YIELD node
  MATCH (node)-[:SUPPORTS|DISPUTES]->(e:Event)
  RETURN e
  UNION ALL
  WITH $anchor AS anchor WHERE anchor = 'position'
  MATCH (e:Event) WHERE e.position > $before AND e.position < $after
  RETURN e
}
WITH DISTINCT e
WHERE ($before = '' OR e.position > $before) AND ($after = '~' OR e.position < $after)
// include: that_match
