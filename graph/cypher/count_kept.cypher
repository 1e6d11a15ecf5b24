// How many nodes there are that say anything: all but the marks of migrations and of the lock of the writers.
// params: none
// returns: nodes
RETURN COUNT { () } - COUNT { (:Migration) } - COUNT { (:Lock) } AS nodes
