"""A page -> the article in it, or why there is none."""

from ingest.pages.kinds import NoArticle
from ingest.pages.markup import find_feeds, parse_markup
from ingest.pages.page import parse_page
from ingest.sources.records import Read, Unreadable, read_record


def read_page(source: str, html: str, url: str | None = None) -> Read:
    """Read the article of an HTML page, with title, author, day, publisher, language and address as the page gives them."""
    try:
        page = parse_page(html, url)
    except NoArticle as error:
        return Unreadable(source=source, reason=f"{error}{_name_feed(html, url)}")
    return read_record(
        source,
        None,
        page.model_dump(mode="json", include={"text", "title", "author", "published", "publisher", "language", "url"}),
    )


def _name_feed(html: str, url: str | None) -> str:
    """Name the feed of a page that is no article: it is what leads to the articles."""
    named = find_feeds(markup) if url and (markup := parse_markup(html, url)) else ()
    return f"; it names the feed {named[0]}" if named else ""
