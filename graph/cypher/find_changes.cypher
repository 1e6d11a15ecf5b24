// Events that came, changed or went after a place in the order of last changes, up to `until`: those that meet a filter now, and those that were told otherwise after `since`.
// params: since, until, at, id, limit, words, sides, source, target, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, undated, reported_start, reported_end, min_sources, min_confidence, as_of, plain, alone
// returns: at, id, told, which is the id where nothing is kept yet and null where the event is gone, and former: what was said after `since` and is said no more
CALL () {
  MATCH (e:Event) WHERE e.since >= $at AND e.since <= $until AND e.id > '' AND (e.since > $at OR e.id > $id) AND (EXISTS {
    MATCH (v:Version {of: e.id}) WHERE v.until > $since
  } OR (true
// include: that_match
  ))
  WITH e ORDER BY e.since, e.id LIMIT $limit
  RETURN e.since AS at, e.id AS id, coalesce(e.told, e.id) AS told
  UNION ALL
  MATCH (v:Version) WHERE v.until >= $at AND v.until <= $until AND v.kind = 'event' AND (v.until > $at OR v.of > $id)
    AND NOT EXISTS { MATCH (:Event {id: v.of}) } AND NOT EXISTS { MATCH (w:Version {of: v.of}) WHERE w.until > v.until }
  WITH v ORDER BY v.until, v.of LIMIT $limit
  RETURN v.until AS at, v.of AS id, null AS told
}
WITH at, id, told ORDER BY at, id LIMIT $limit
RETURN at, id, told, COLLECT {
  MATCH (v:Version {of: id}) WHERE v.until > $since
  RETURN {since: v.since, answer: v.answer} ORDER BY v.until
} AS former
ORDER BY at, id
