// Which of these articles the graph has, what was saved, and which version of the extractor read it.
// params: ids
// returns: id, fingerprint, content, extractor
MATCH (a:Article) WHERE a.id IN $ids
RETURN a.id AS id, a.fingerprint AS fingerprint, a.content AS content, a.extractor AS extractor
