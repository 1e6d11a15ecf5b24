// Every node of the knowledge graph with its labels and properties.
// params: none
// returns: labels, properties
MATCH (n) WHERE NOT n:Migration
RETURN labels(n) AS labels, properties(n) AS properties
