// Remove those of some actors, places, topics and sources that nothing in the graph needs any more.
// params: actors, places, topics, sources
// returns: nothing
CALL () {
  MATCH (p:Place) WHERE p.id IN $places AND NOT EXISTS { (p)<-[:AT]-() }
  DETACH DELETE p
}
CALL () {
  MATCH (t:Topic) WHERE t.name IN $topics AND NOT EXISTS { (t)<-[:ABOUT]-() }
  DELETE t
}
CALL () {
  MATCH (s:Source) WHERE s.name IN $sources AND NOT EXISTS { (s)<-[:PUBLISHED_BY]-() }
  DELETE s
}
CALL () {
  MATCH (n:Actor:Person) WHERE n.id IN $actors AND NOT EXISTS { (n)<-[:OF]-() }
  DETACH DELETE n
}
CALL () {
  MATCH (n:Actor) WHERE n.id IN $actors
    AND NOT EXISTS { (n)<-[:OF]-() } AND NOT EXISTS { (n)<-[:HELD]-() } AND NOT EXISTS { (n)<-[:IN]-() } AND NOT EXISTS { (n)<-[:LISTED]-() }
  DETACH DELETE n
}
