// Take the one lock of all writers: what is resolved depends on what was resolved before, so they go one after the other.
// params: none
// returns: nothing
MERGE (l:Lock {name: 'resolution'}) SET l.taken = coalesce(l.taken, 0) + 1
