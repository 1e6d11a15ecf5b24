// Every relationship there is, between the numbers of `backup_nodes`.
// params: none
// returns: start, type, end, properties
MATCH (a)-[r]->(b)
RETURN toInteger(split(elementId(a), ':')[2]) AS start, type(r) AS type, toInteger(split(elementId(b), ':')[2]) AS end, properties(r) AS properties
