// Note which version of the extractor read articles whose reading did not change.
// params: ids, extractor
// returns: nothing
MATCH (a:Article) WHERE a.id IN $ids AND $extractor IS NOT NULL
SET a.extractor = $extractor
