// One article with its text and the events that it supports.
// params: id
// returns: article, claims, events
MATCH (a:Article {id: $id})
RETURN properties(a) AS article, COUNT { (a)-[:STATES]->(:Claim) } AS claims,
  COLLECT { MATCH (a)-[:STATES]->(:Claim)-[:SUPPORTS|DISPUTES]->(e:Event) RETURN DISTINCT e.id AS id ORDER BY id } AS events
