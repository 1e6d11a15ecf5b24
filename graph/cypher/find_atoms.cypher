// The atoms that an id means: the profiles of an actor, the claims of an event, or the profile or claim itself.
// params: id
// returns: about, atoms
CALL () {
  MATCH (n:Actor {id: $id})<-[:OF]-(p:Profile) RETURN 'actor' AS about, 1 AS place, p.id AS atom
  UNION
  MATCH (e:Event {id: $id}) MATCH (c:Claim) WHERE c.event = e.id RETURN 'event' AS about, 1 AS place, c.id AS atom
  UNION
  MATCH (p:Profile {id: $id}) RETURN 'actor' AS about, 2 AS place, p.id AS atom
  UNION
  MATCH (c:Claim {id: $id}) RETURN 'event' AS about, 2 AS place, c.id AS atom
}
WITH about, place, collect(atom) AS atoms
RETURN about, atoms
ORDER BY place LIMIT 1
