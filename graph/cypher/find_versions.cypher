// What was said of events or actors at a time and is said no more, in the newest-first order of events.
// params: kind, of, at, after, types, statuses
// returns: answer
MATCH (v:Version) WHERE v.until > $at AND v.kind = $kind AND (v.since IS NULL OR v.since <= $at)
  AND ($of IS NULL OR v.of = $of) AND ($kind = 'actor' OR v.position < $after)
  AND (size($types) = 0 OR v.type IN $types) AND (size($statuses) = 0 OR v.status IN $statuses)
RETURN v.answer AS answer
ORDER BY v.position DESC
