"""Request body -> articles: JSON (one or a list), JSON lines, HTML or plain text, told by its content type."""

import json

from pydantic import ValidationError

from app.jobviews import JobRequest
from app.problems import Fault, Refused
from graph.findings import list_faults
from graph.model import Article
from ingest.sources.files import read_bytes
from ingest.sources.recognition import Kind
from ingest.sources.records import Unreadable

KINDS: dict[str, Kind] = {
    "application/json": "record",
    "application/x-ndjson": "lines",
    "application/jsonl": "lines",
    "text/html": "page",
    "text/plain": "text",
    "text/markdown": "text",
}


class UnsupportedMediaType(Exception):
    """The body is of a type that is not read. Send JSON, JSON lines, HTML or plain text, and say so in Content-Type."""


class UnreadableBody(Refused):
    """Some of the body cannot be read; nothing of it was stored. Correct what the errors name and send it again."""


class TooManyArticles(Exception):
    """One request has more articles than are read at once. Send fewer, or use `dragoman ingest`."""


class ArticleTooLong(Refused):
    """An article is longer than the service reads at once. Split it, or raise DRAGOMAN_MAX_ARTICLE_CHARACTERS."""


def read_body(content_type: str, body: bytes, most: int, longest: int) -> tuple[Article, ...]:
    """Read all articles of a body, or none; raise UnsupportedMediaType, UnreadableBody, TooManyArticles or ArticleTooLong."""
    media = content_type.partition(";")[0].strip().lower()
    kind = KINDS.get(media)
    if kind is None:
        raise UnsupportedMediaType(f"the body is {media or 'of no type'}")
    found = list(read_bytes("body", body, kind, len(body)))
    faults = tuple(_fault(item) for item in found if isinstance(item, Unreadable))
    if faults:
        raise UnreadableBody("; ".join(fault.detail for fault in faults), faults)
    articles = tuple(item for item in found if isinstance(item, Article))
    if len(articles) > most:
        raise TooManyArticles(f"the body has {len(articles)} articles, at most {most} are read at once")
    for number, article in enumerate(articles, start=1):
        if len(article.text) > longest:
            detail = f"article {number} has {len(article.text)} characters, at most {longest} are read"
            raise ArticleTooLong(detail, (Fault(pointer=f"/body/{number}", detail=detail),))
    return articles


def read_addresses(content_type: str, body: bytes) -> JobRequest | None:
    """Read the addresses of a body such as {"url": "https://..."}; None where it has articles, or is to be refused as such.

    Raises UnreadableBody where it has addresses that cannot be fetched.
    """
    if content_type.partition(";")[0].strip().lower() != "application/json":
        return None
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return None
    records = data if isinstance(data, list) else [data]
    if not records or not all(
        isinstance(one, dict) and "text" not in one and one.keys() & {"url", "urls"} for one in records
    ):
        return None
    try:
        wanted = [JobRequest.model_validate(one) for one in records]
        return JobRequest(urls=tuple(address for one in wanted for address in one.addresses()))
    except ValidationError as error:
        faults = tuple(Fault(pointer="/body", detail=detail) for detail in list_faults(error))
        raise UnreadableBody("; ".join(fault.detail for fault in faults), faults) from error


def _fault(item: Unreadable) -> Fault:
    return Fault(pointer=f"/body/{item.line}" if item.line else "/body", detail=item.reason)
