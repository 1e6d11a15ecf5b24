// Articles (rows of event data sets are none) that another version of the extractor read, in the order of their ids.
// params: extractor, after, limit
// returns: article
MATCH (a:Article) WHERE a.id > $after AND (a.extractor IS NULL OR a.extractor <> $extractor) AND coalesce(a.extractor, '') <> 'coded'
RETURN properties(a) AS article
ORDER BY a.id LIMIT $limit
