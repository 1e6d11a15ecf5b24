// What some atoms resemble, and what they make up an actor or event with.
// params: ids
// returns: id
MATCH (a:Atom) WHERE a.id IN $ids
CALL (a) {
  MATCH (a)-[:RESEMBLES]-(b:Atom) RETURN b
  UNION
  MATCH (a)-[:OF]->(:Actor)<-[:OF]-(b:Profile) RETURN b
  UNION
  MATCH (a)-[:SUPPORTS|DISPUTES]->(:Event)<-[:SUPPORTS|DISPUTES]-(b:Claim) RETURN b
}
RETURN DISTINCT b.id AS id
