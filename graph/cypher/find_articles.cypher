// Which of these articles the graph has, with the fingerprint of what was saved.
// params: ids
// returns: id, fingerprint
MATCH (a:Article) WHERE a.id IN $ids RETURN a.id AS id, a.fingerprint AS fingerprint
