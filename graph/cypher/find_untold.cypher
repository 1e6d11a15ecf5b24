// Some events of which nothing is kept that could be told.
// params: limit
// returns: id
MATCH (e:Event) WHERE e.untold = true
RETURN e.id AS id LIMIT $limit
