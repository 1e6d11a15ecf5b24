// Events `e` in pages of bare lists with all that an export shows of them, which cost the driver a sixth of a record an event.
// params: page
// returns: events, linked: so many a row, in one order, the parts of an ExportedEvent in graph/streams.py; days as text; the first part of an event that was deleted meanwhile is null
WITH collect(e) AS found
UNWIND range(0, size(found) - 1, $page) AS at
WITH found[at..at + $page] AS page
// In list comprehensions, and the patterns of an event in two of them: as rows, or all in one, the same took half as long again (ADR 58).
RETURN [e IN page | [
    e.id, e.type, e.plover, e.cameo, e.status, e.title, toString(e.start), toString(e.end), e.precision, e.confidence, e.articles, e.sources,
    head([(e)-[:AT]->(l:Place) | [l.name, l.country, l.location.latitude, l.location.longitude]]),
    [(e)-[:ABOUT]->(t:Topic) | t.name]
  ]] AS events,
  [e IN page | [
    [(n)-[p:TOOK_PART]->(e) | [n.id, n.name, n.kind, p.role, p.office, p.country, p.sector]],
    [(e)<-[:SUPPORTS|DISPUTES]-(c)<-[:STATES]-(a) | [c.confidence, c.id, c.evidence[0], a.id, a.url, a.publisher, toString(a.published), a.licence]]
  ]] AS linked
