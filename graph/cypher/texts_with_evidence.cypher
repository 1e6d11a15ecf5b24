// The text of each article with the sentences of its claims and where they stand in it.
// params: none
// returns: text, claims
MATCH (a:Article)-[:STATES]->(c:Claim)
RETURN a.text AS text, collect({id: c.id, sentences: c.evidence, spans: c.spans}) AS claims
