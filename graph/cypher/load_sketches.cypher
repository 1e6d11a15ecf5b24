// The sketches of the texts of articles.
// params: ids
// returns: id, sketch
MATCH (a:Article) WHERE a.id IN $ids AND a.sketch IS NOT NULL
RETURN a.id AS id, a.sketch AS sketch
