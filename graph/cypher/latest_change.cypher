// When what is said of any event or actor changed last, before a time.
// params: before
// returns: at, null where nothing has changed yet
CALL () {
  MATCH (e:Event) WHERE e.since > '' AND e.since < $before AND e.id > ''
  RETURN e.since AS at ORDER BY e.since DESC LIMIT 1
  UNION ALL
  MATCH (v:Version) WHERE v.until > '' AND v.until < $before
  RETURN v.until AS at ORDER BY v.until DESC LIMIT 1
}
RETURN max(at) AS at
