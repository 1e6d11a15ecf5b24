"""An HTML page -> the article in it."""

import trafilatura
from trafilatura.settings import Document

from ingest.sources.records import Read, Unreadable, read_record


def read_page(source: str, html: str, url: str | None = None) -> Read:
    """Read an HTML page: its body text, and title, date, publisher and address from its metadata."""
    found = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False, include_tables=False)
    body = found.text or "" if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not body.strip():
        return Unreadable(source=source, reason="the page has no article body: give the text itself, or another page")
    known = {
        "title": found.title,
        "url": url or found.url,
        "published": found.date,
        "publisher": found.sitename,
        "language": found.language,
    }
    return read_record(source, None, known | {"text": body})
