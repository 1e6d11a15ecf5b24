// Every node of the knowledge graph with its labels and properties, but for history (what was said before, decisions undone) and keys.
// params: none
// returns: labels, properties
MATCH (n) WHERE NOT n:Migration AND NOT n:Lock AND NOT n:Version AND NOT n:Key AND NOT (n:Decision AND n.undone IS NOT NULL)
RETURN labels(n) AS labels, properties(n) AS properties
