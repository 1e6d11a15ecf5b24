// Who held an office for a country or body during some days.
// params: country, office, words, start, end
// returns: person, name, title, office, start, end, listed, country, body
MATCH (p:Person)-[h:HELD]->(b:Actor)
WHERE ($country IS NULL OR b.country = $country)
  AND ($office IS NULL OR h.office = $office OR toLower(h.title) CONTAINS $words)
  AND ($end IS NULL OR h.from IS NULL OR h.from <= $end) AND ($start IS NULL OR h.to IS NULL AND h.listed IS NOT NULL OR h.to >= $start)
RETURN p.id AS person, p.name AS name, h.title AS title, h.office AS office, h.from AS start, h.to AS end, h.listed AS listed,
       b.country AS country, CASE b.kind WHEN 'organization' THEN b.name ELSE null END AS body
ORDER BY h.office, coalesce(h.from, h.to), name
