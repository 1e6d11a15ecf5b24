// Save profiles as they were added up.
// params: rows
// returns: nothing
UNWIND $rows AS row
MERGE (p:Profile {id: row.id})
SET p += row, p:Atom
