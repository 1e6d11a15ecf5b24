// Events with participants, place, topics, evidence and quotes.
// params: ids
// returns: one row an event
MATCH (e:Event) WHERE e.id IN $ids
RETURN properties(e) AS event,
  COLLECT { MATCH (n:Actor)-[p:TOOK_PART]->(e)
            RETURN {id: n.id, name: n.name, kind: n.kind, role: p.role, office: p.office, country: p.country, sector: p.sector, basis: p.basis} } AS participants,
  COLLECT { MATCH (e)-[:AT]->(l:Place)
            RETURN {name: l.name, country: l.country, latitude: l.location.latitude, longitude: l.location.longitude} } AS places,
  COLLECT { MATCH (e)-[:ABOUT]->(t:Topic) RETURN t.name ORDER BY t.name } AS topics,
  COLLECT { MATCH (e)<-[:SUPPORTS|DISPUTES]-(c:Claim)<-[:STATES]-(a:Article)
            RETURN {claim: c.id, confidence: c.confidence, texts: c.evidence, spans: c.spans, topics: c.topics, article: a.id, url: a.url,
                    title: a.title, publisher: a.publisher, published: a.published} } AS claims,
  COLLECT { MATCH (e)<-[:SUPPORTS|DISPUTES]-(c:Claim)<-[:IN]-(q:Quote), (c)<-[:STATES]-(a:Article)
            OPTIONAL MATCH (q)-[:BY]->(s:Actor)
            RETURN {article: a.id, speaker: s.id, speaker_name: s.name, text: q.text, start: q.start, end: q.end, direct: q.direct}
            ORDER BY a.id, q.start } AS quotes
