// How much the graph holds.
// params: none
// returns: articles, claims, events, actors
RETURN COUNT { (:Article) } AS articles, COUNT { (:Claim) } AS claims, COUNT { (:Event) } AS events, COUNT { (:Actor) } AS actors
