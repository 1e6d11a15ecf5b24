// The ids by which people act for some organizations: those of all their profiles, and those of bodies by name that are or act in the graph.
// params: ids, bodies, limit
// returns: id
CALL () {
  MATCH (n:Actor:Organization)<-[:OF]-(p:Profile) WHERE n.id IN $ids
  RETURN p.id AS id
  UNION
  UNWIND $bodies AS body
  MATCH (:Profile {id: body})-[:OF]->(n:Actor)
  MATCH (n)<-[:OF]-(p:Profile)
  RETURN p.id AS id
  UNION
  UNWIND $bodies AS body
  CALL (body) {
    MATCH ()-[p:TOOK_PART]->() WHERE p.body = body AND p.position > ''
    RETURN p.body AS id LIMIT 1
  }
  RETURN id
}
RETURN id ORDER BY id LIMIT $limit
