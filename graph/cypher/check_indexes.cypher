// Indexes and constraints that do not serve.
// params: none
// returns: broken, examples
SHOW INDEXES YIELD name, state
WHERE state <> 'ONLINE'
RETURN count(name) AS broken, collect(name)[..5] AS examples
