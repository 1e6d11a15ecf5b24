// Events whose number of articles is not that of their claims.
// params: none
// returns: broken, examples
MATCH (e:Event)
WHERE e.articles <> COUNT { MATCH (e)<-[:SUPPORTS|DISPUTES]-(:Claim)<-[:STATES]-(a:Article) RETURN DISTINCT a }
WITH e.id AS id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
