// The indexes that there are, those of constraints too, and whether each serves.
// params: none
// returns: name, state
SHOW INDEXES YIELD name, state
RETURN name, state
ORDER BY name
