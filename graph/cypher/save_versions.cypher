// Keep what was said of events and actors until now.
// params: rows
// returns: nothing
UNWIND $rows AS row
CREATE (v:Version)
SET v = row
