// Keep what is told of events.
// params: rows
// returns: nothing
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
SET e.told = row.told
REMOVE e.untold
