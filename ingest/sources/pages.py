"""A page -> the article in it, or why there is none."""

from ingest.pages.kinds import NoArticle
from ingest.pages.page import parse_page
from ingest.sources.records import Read, Unreadable, read_record


def read_page(source: str, html: str, url: str | None = None) -> Read:
    """Read the article of an HTML page, with title, author, day, publisher, language and address as the page gives them."""
    try:
        page = parse_page(html, url)
    except NoArticle as error:
        return Unreadable(source=source, reason=str(error))
    return read_record(
        source,
        None,
        page.model_dump(mode="json", include={"text", "title", "author", "published", "publisher", "language", "url"}),
    )
