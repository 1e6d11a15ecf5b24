// The ids by which people act for some organizations: those of all their profiles, and one that may name a body if anybody does act for it.
// params: ids, body, limit
// returns: id
CALL () {
  MATCH (n:Actor:Organization)<-[:OF]-(p:Profile) WHERE n.id IN $ids
  RETURN p.id AS id
  UNION
  MATCH ()-[p:TOOK_PART]->() WHERE p.body = $body AND p.position > ''
  RETURN p.body AS id LIMIT 1
}
RETURN id ORDER BY id LIMIT $limit
