// Every node there is but the lock of the writers, with a number that names it within this one reading.
// params: none
// returns: number, labels, properties
MATCH (n) WHERE NOT n:Lock
RETURN toInteger(split(elementId(n), ':')[2]) AS number, labels(n) AS labels, properties(n) AS properties
