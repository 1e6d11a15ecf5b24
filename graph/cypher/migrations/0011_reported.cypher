MATCH (e:Event) WHERE e.start IS NULL CALL (e) {
  OPTIONAL MATCH (e)<-[:SUPPORTS|DISPUTES]-(:Claim)<-[:STATES]-(a:Article)
  WITH e, min(a.published) AS reported
  SET e.reported = reported, e.position = '0000-00-00|' + coalesce(toString(reported), '0000-00-00') + '|' + e.id, e.untold = true
  REMOVE e.told
  WITH e MATCH (:Actor)-[p:TOOK_PART]->(e)
  SET p.position = e.position
} IN TRANSACTIONS OF 500 ROWS;
