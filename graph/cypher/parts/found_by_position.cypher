// Events by their place in the order of time.
// params: before, after
// returns: e, and the beginning of its conditions
MATCH (e:Event) WHERE e.position > $before AND e.position < $after
