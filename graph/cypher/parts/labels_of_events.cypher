// What the events are counted by: the values of one or two dimensions, null where an event has none; `others` leaves the sides out, `who` all participants of other roles, `kind` all of other kinds.
// params: first, second, others, who, kind, undated
// returns: e, one, two
WITH e, [by IN [$first, $second] | CASE by
  WHEN 'day' THEN [CASE WHEN e.start = e.end THEN toString(e.start) ELSE toString(e[$undated]) END]
  WHEN 'month' THEN [CASE WHEN substring(toString(e.start), 0, 7) = substring(toString(e.end), 0, 7) THEN substring(toString(e.start), 0, 7) ELSE substring(toString(e[$undated]), 0, 7) END]
  WHEN 'year' THEN [CASE WHEN e.start.year = e.end.year THEN substring(toString(e.start), 0, 4) ELSE substring(toString(e[$undated]), 0, 4) END]
  WHEN 'type' THEN [e.type]
  WHEN 'category' THEN [e.plover]
  WHEN 'status' THEN [e.status]
  WHEN 'country' THEN COLLECT { MATCH (n:Actor)-[s:TOOK_PART]->(e) WHERE (NOT $others OR none(side IN $sides WHERE coalesce(s.country, '') IN side.countries OR n.id IN side.actors OR coalesce(s.body, '') IN side.actors)) AND (size($who) = 0 OR s.role IN $who AND (e.type = 'visit' OR NOT s.role IN ['host', 'visitor'])) AND ($kind IS NULL OR n.kind = $kind) RETURN s.country }
  WHEN 'sector' THEN COLLECT { MATCH (n:Actor)-[s:TOOK_PART]->(e) WHERE (NOT $others OR none(side IN $sides WHERE coalesce(s.country, '') IN side.countries OR n.id IN side.actors OR coalesce(s.body, '') IN side.actors)) AND (size($who) = 0 OR s.role IN $who AND (e.type = 'visit' OR NOT s.role IN ['host', 'visitor'])) AND ($kind IS NULL OR n.kind = $kind) RETURN s.sector }
  WHEN 'organization' THEN COLLECT { MATCH (n:Actor)-[s:TOOK_PART]->(e) WHERE (NOT $others OR none(side IN $sides WHERE coalesce(s.country, '') IN side.countries OR n.id IN side.actors OR coalesce(s.body, '') IN side.actors)) AND (size($who) = 0 OR s.role IN $who AND (e.type = 'visit' OR NOT s.role IN ['host', 'visitor'])) AND ($kind IS NULL OR n.kind = $kind) RETURN s.organization }
  WHEN 'role' THEN COLLECT { MATCH (n:Actor)-[s:TOOK_PART]->(e) WHERE (NOT $others OR none(side IN $sides WHERE coalesce(s.country, '') IN side.countries OR n.id IN side.actors OR coalesce(s.body, '') IN side.actors)) AND (size($who) = 0 OR s.role IN $who AND (e.type = 'visit' OR NOT s.role IN ['host', 'visitor'])) AND ($kind IS NULL OR n.kind = $kind) RETURN s.role }
  WHEN 'actor' THEN COLLECT { MATCH (n:Actor)-[s:TOOK_PART]->(e) WHERE (NOT $others OR none(side IN $sides WHERE coalesce(s.country, '') IN side.countries OR n.id IN side.actors OR coalesce(s.body, '') IN side.actors)) AND (size($who) = 0 OR s.role IN $who AND (e.type = 'visit' OR NOT s.role IN ['host', 'visitor'])) AND ($kind IS NULL OR n.kind = $kind) RETURN n.id }
  WHEN 'pair' THEN COLLECT { MATCH (:Actor)-[a:TOOK_PART]->(e)<-[b:TOOK_PART]-(:Actor) WHERE a.country < b.country RETURN a.country + '-' + b.country }
  WHEN 'place' THEN COLLECT { MATCH (e)-[:AT]->(l:Place) RETURN l.name + coalesce(', ' + l.country, '') }
  WHEN 'topic' THEN COLLECT { MATCH (e)-[:ABOUT]->(t:Topic) RETURN t.name }
  WHEN 'source' THEN COLLECT { MATCH (e)<-[:SUPPORTS|DISPUTES]-(:Claim)<-[:STATES]-(a:Article) RETURN DISTINCT a.publisher }
  ELSE [''] END] AS labels
UNWIND CASE WHEN all(v IN labels[0] WHERE v IS NULL) THEN [null] ELSE [v IN labels[0] WHERE v IS NOT NULL] END AS one
UNWIND CASE WHEN all(v IN labels[1] WHERE v IS NULL) THEN [null] ELSE [v IN labels[1] WHERE v IS NOT NULL] END AS two
