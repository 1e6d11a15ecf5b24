// Events `e` in pages, as text: what is told of each, or its id where nothing is kept yet (ADR 72).
// params: page
// returns: events, so many a row; null for one that was deleted meanwhile
WITH collect(e) AS found
UNWIND range(0, size(found) - 1, $page) AS at
RETURN [e IN found[at..at + $page] | coalesce(e.told, e.id)] AS events
