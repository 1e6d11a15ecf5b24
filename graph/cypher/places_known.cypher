// What places are called and where they lie.
// params: ids
// returns: id, name, latitude, longitude
MATCH (p:Place) WHERE p.id IN $ids
RETURN p.id AS id, p.name AS name, p.location.latitude AS latitude, p.location.longitude AS longitude
