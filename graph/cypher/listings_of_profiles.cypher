// All that lists of officeholders say of some profiles.
// params: ids
// returns: profile, country, era and the properties of the listing
MATCH (p:Profile)-[r:LISTED]->(:Actor) WHERE p.id IN $ids
RETURN p.id AS profile, p.country AS profile_country, p.era AS era, properties(r) AS listing
ORDER BY profile, listing.id
