// Pairs of actors whose number of meetings is not that of the events.
// params: none
// returns: broken, examples
CALL () {
  MATCH (low:Actor)-[:TOOK_PART]->(e:Meeting)<-[:TOOK_PART]-(high:Actor)
  WHERE low.id < high.id AND e.status IN ['happened', 'ongoing']
  WITH low, high, count(DISTINCT e) AS meetings
  OPTIONAL MATCH (low)-[m:MET]->(high)
  WITH low, high, meetings, m WHERE m IS NULL OR m.count <> meetings
  RETURN low.id + ' ' + high.id AS id
  UNION
  MATCH (low:Actor)-[:MET]->(high:Actor)
  WHERE NOT EXISTS { (low)-[:TOOK_PART]->(e:Meeting)<-[:TOOK_PART]-(high) WHERE e.status IN ['happened', 'ongoing'] }
  RETURN low.id + ' ' + high.id AS id
}
WITH id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
