// Decisions in force that split the mentions of some articles off from a profile.
// params: none
// returns: id, left, articles
MATCH (d:Decision) WHERE d.kind = 'split' AND d.undone IS NULL AND size(d.articles) > 0
RETURN d.id AS id, d.left AS left, d.articles AS articles
ORDER BY id
