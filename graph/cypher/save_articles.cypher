// Save articles and their publishers.
// params: rows
// returns: nothing
UNWIND $rows AS row
MERGE (a:Article {id: row.id})
SET a:Atom, a.url = row.url, a.title = row.title, a.author = row.author, a.published = row.published, a.publisher = row.publisher,
    a.language = row.language, a.licence = row.licence, a.text = row.text, a.fingerprint = row.fingerprint,
    a.extractor = row.extractor, a.content = row.content, a.sketch = row.sketch
WITH a, row WHERE row.publisher IS NOT NULL
MERGE (s:Source {name: row.publisher})
MERGE (a)-[:PUBLISHED_BY]->(s)
