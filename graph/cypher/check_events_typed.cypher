// Events that are of no type that a claim of theirs is, stand elsewhere in time than their first day, or have more sources than articles.
// params: none
// returns: broken, examples
MATCH (e:Event)
WHERE NOT EXISTS { (e)<-[:SUPPORTS|DISPUTES]-(c:Claim) WHERE c.type = e.type }
  OR coalesce(e.position, '') <> coalesce(toString(e.start), '0000-00-00|' + coalesce(toString(e.reported), '0000-00-00')) + '|' + e.id
  OR coalesce(e.sources, 0) > e.articles
WITH e.id AS id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
