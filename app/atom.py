"""Events -> an Atom feed (RFC 4287), so that any reader of feeds tells somebody what is new under a filter."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl
from xml.etree.ElementTree import Element, SubElement, tostring

from app.pages.rendering import outside, render
from app.views import EventView
from graph.changes import LastKnown

MEDIA_TYPE = "application/atom+xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00Z"  # a feed has a time even where nothing is in it
NO_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)  # what XML 1.0 cannot write, not even escaped


class About(NamedTuple):
    """What a feed says of itself: where the service is, its query string and that of the filter alone, the licence, and why it is empty."""

    base: str
    query: str
    asked: str
    licence: str
    why: str | None


def write_feed(found: Sequence[LastKnown], about: About) -> bytes:
    """Write a feed of events, in their order. An event has one id for ever, and a new time when it is told otherwise."""
    feed = Element("feed", xmlns=NAMESPACE)
    address = f"{about.base}/v1/events.atom{_asked(about.query)}"
    _text(feed, "id", address)
    _text(feed, "title", f"Dragoman: {_words(about.asked)}")
    if about.why:
        _text(feed, "subtitle", about.why)
    _text(feed, "updated", max((one.since for one in found), default=NEVER))
    _text(SubElement(feed, "author"), "name", "Dragoman")
    _text(feed, "rights", about.licence)
    SubElement(feed, "link", rel="self", type=MEDIA_TYPE, href=address)
    SubElement(feed, "link", rel="alternate", type="text/html", href=f"{about.base}/{_asked(about.asked)}")
    for one in found:
        _add_entry(feed, EventView.read(one.told), one.since, about.base)
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _asked(query: str) -> str:
    return f"?{query}" if query else ""


def _words(asked: str) -> str:
    return ", ".join(f"{name} {value}" for name, value in parse_qsl(asked)) or "all events"


def _add_entry(feed: Element, event: EventView, since: str, base: str) -> None:
    entry = SubElement(feed, "entry")
    _text(entry, "id", f"urn:dragoman:{event.id}")
    _text(entry, "title", event.title)
    _text(entry, "updated", since)
    SubElement(entry, "link", rel="alternate", type="text/html", href=f"{base}{event.links.self.removeprefix('/v1')}")
    SubElement(entry, "link", rel="alternate", type="application/json", href=f"{base}{event.links.self}")
    for address in dict.fromkeys(outside(said.article.url) for said in event.evidence):
        if address:
            SubElement(entry, "link", rel="via", href=NO_XML.sub("", address))
    for term in (event.type, event.status):
        SubElement(entry, "category", term=term)
    _text(entry, "content", render("entry", event=event), type="html")


def _text(parent: Element, tag: str, words: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = NO_XML.sub("", words)
