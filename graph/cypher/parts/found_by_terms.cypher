// Events by their parties, type, category and status: the index has seen these, and they are not asked of each event again.
// params: terms, before, after
// returns: e, and the beginning of its conditions
CALL db.index.fulltext.queryNodes('event_terms', $terms) YIELD node AS e
WITH e
WHERE ($before = '' OR e.position > $before) AND ($after = '~~~~~~~~~~~' OR e.position < $after)
