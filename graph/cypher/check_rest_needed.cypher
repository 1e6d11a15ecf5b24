// Places, topics and sources that nothing in the graph needs.
// params: none
// returns: broken, examples
CALL () {
  MATCH (p:Place) WHERE NOT EXISTS { (p)<-[:AT]-() } RETURN p.id AS id
  UNION
  MATCH (t:Topic) WHERE NOT EXISTS { (t)<-[:ABOUT]-() } RETURN t.name AS id
  UNION
  MATCH (s:Source) WHERE NOT EXISTS { (s)<-[:PUBLISHED_BY]-() } RETURN s.name AS id
}
WITH id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
