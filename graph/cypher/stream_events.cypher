// Every event that matches a filter, in no order, with all that an export shows of it.
// params: anchor, words, parties, sides, apart, countries, sectors, roles, office, types, categories, statuses, place, topic, start, end, reported_start, reported_end, min_sources, min_confidence, as_of, after, before
// returns: event, participants, place, topics, claims
// include: wanted_events
WITH e
RETURN properties(e) AS event,
  COLLECT { MATCH (n:Actor)-[p:TOOK_PART]->(e)
            RETURN {id: n.id, name: n.name, kind: n.kind, role: p.role, office: p.office, country: p.country, sector: p.sector} } AS participants,
  head(COLLECT { MATCH (e)-[:AT]->(l:Place)
                 RETURN {name: l.name, country: l.country, latitude: l.location.latitude, longitude: l.location.longitude} }) AS place,
  COLLECT { MATCH (e)-[:ABOUT]->(t:Topic) RETURN t.name ORDER BY t.name } AS topics,
  COLLECT { MATCH (e)<-[:SUPPORTS|DISPUTES]-(c:Claim)<-[:STATES]-(a:Article)
            RETURN {id: c.id, sentence: c.evidence[0], article: a.id, url: a.url, publisher: a.publisher, published: a.published, licence: a.licence}
            ORDER BY c.confidence DESC, c.id LIMIT 20 } AS claims
