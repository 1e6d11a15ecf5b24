// All that an answer tells of events: participants, place, claims with their evidence, quotes.
// params: none
// returns: e, participants, places, claims, quotes
WITH e,
  COLLECT { MATCH (n:Actor)-[p:TOOK_PART]->(e)
            RETURN {id: n.id, name: n.name, kind: n.kind, role: p.role, office: p.office, organization: p.organization, body: p.body, country: p.country, sector: p.sector, basis: p.basis} } AS participants,
  COLLECT { MATCH (e)-[:AT]->(l:Place)
            RETURN {name: l.name, country: l.country, latitude: l.location.latitude, longitude: l.location.longitude} } AS places,
  COLLECT { MATCH (e)<-[:SUPPORTS|DISPUTES]-(c:Claim)<-[:STATES]-(a:Article)
            RETURN {claim: c.id, confidence: c.confidence, texts: c.evidence, spans: c.spans, topics: coalesce(c.topics, []), article: a.id, url: a.url,
                    title: a.title, publisher: a.publisher, published: a.published, licence: a.licence} } AS claims,
  COLLECT { MATCH (e)<-[:SUPPORTS|DISPUTES]-(c:Claim)<-[:IN]-(q:Quote), (c)<-[:STATES]-(a:Article)
            OPTIONAL MATCH (q)-[:BY]->(s:Actor)
            RETURN {article: a.id, speaker: s.id, speaker_name: s.name, text: q.text, start: q.start, end: q.end, direct: q.direct} } AS quotes
