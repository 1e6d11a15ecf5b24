// Events of which nothing is kept that could be told and which are not marked for it, or both.
// params: none
// returns: broken, examples
MATCH (e:Event) WHERE (e.told IS NULL) = (e.untold IS NULL)
WITH e.id AS id ORDER BY id
RETURN count(id) AS broken, collect(id)[..5] AS examples
