"""Markup -> the day of publication: from the strongest evidence that the page has, never from that of another article.

The order: the article's JSON-LD, <meta>, the page's JSON-LD, marked elements (microdata, <time pubdate>), the address,
what is printed between headline and text, weak <meta>, data of scripts, "published" elsewhere, elements that templates name after
the date, the line above the headline, the beginning of the text, htmldate.
A stamp in UTC takes the day that the page itself prints.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from urllib.parse import urlsplit

from htmldate import find_date
from lxml.html import HtmlElement

from ingest.pages.markup import Markup
from ingest.pages.printed import (
    PUBLISHED,
    UPDATED,
    Order,
    Stamp,
    find_order,
    is_plausible,
    iter_days,
    load_months,
    parse_stamp,
)
from ingest.pages.stamped import find_stamped
from ingest.pages.structured import text_of, types_of
from ingest.pages.surroundings import Surroundings, find_surroundings, is_below
from ingest.pages.texts import iter_texts, read_header, read_outside

# Best first. What says "modified" or "updated" is not here, and og:updated_time least of all.
METAS = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "article:publicationdate",
    "article:published_date",
    "article.published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "published_time",
    "published_at",
    "publish-date",
    "publish_date",
    "publishdate",
    "pubdate",
    "pub_date",
    "publication_date",
    "publicationdate",
    "date_published",
    "date-published",
    "original-publish-date",
    "originalpublicationdate",
    "rnews:datepublished",
    "bt:pubdate",
    "ptime",
    "pdate",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "article.created",
    "dateposted",
    "displaydate",
    "mediator_published_time",
    "shareaholic:article_published_time",
    "weibo:article:create_at",
)
# These may be the day of the file, and so come after the address and the print.
WEAK_METAS = ("dc.date", "dc:date", "dcterms.date", "date")
MARKED = (
    "//*[@itemprop='datePublished']|//time[@pubdate]|//*[contains(@property,'datePublished')]"
    "|//*[contains(concat(' ',@class,' '),' dt-published ')]|//time[contains(@class,'entry-date')]"
    "|//time[contains(@class,'published')]|//abbr[contains(@class,'published')]"
)
CREATED = "//*[contains(@property,'dateCreated')]|//*[@itemprop='dateCreated']"
SCRIPTED = re.compile(
    r"""["'](?:date[_-]?published|published[_-]?(?:at|date|time|first)|publish[_-]?(?:date|time|ed[_-]?date)|publication[_-]?date"""
    r"""|first[_-]?(?:published(?:[_-]?at)?|publication(?:[_-]?date)?)|pub[_-]?date)["']"""
    r"""\s?:\s?["'](\d{4}-\d\d-\d\d[^"']{0,20})["']""",
    re.IGNORECASE,
)
IN_PATH = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:([-/_.])(\d\d?|[a-z]{3,9})\2(\d\d?)|()(\d\d)(\d\d))(?=\D|$)")
A_MINUTE = timedelta(minutes=1)
LABEL = 25  # characters before a date in which "updated" or "published" is looked for


def find_published(markup: Markup, body: str) -> date | None:
    """Find the day on which a page was published, as printed in its own zone; None where nothing says it."""
    surroundings = find_surroundings(markup, body)
    texts = tuple(iter_texts(markup.tree))
    order = find_order(markup.hints, (text for text, _ in texts))
    printed = _find_printed(read_header(texts, markup, body, surroundings), order)
    in_path = find_day_in_path(markup)
    stamps = [stamp for text in _iter_written(markup, surroundings) if (stamp := parse_stamp(text, order))]
    if stamps:
        return _own_day(stamps, in_path, printed)
    weak = (stamp for key in WEAK_METAS for text in markup.metas.get(key, ()) if (stamp := parse_stamp(text, order)))
    if found := in_path or printed or next((stamp.day for stamp in weak), None):
        return found
    if found := _find_in_scripts(markup.tree):
        return found
    around = read_outside(texts, surroundings, body)
    labelled = _find_printed(around, order, labelled=True)
    return labelled or find_stamped(texts, body, order, surroundings) or _ask_htmldate(markup, around, order)


def _iter_written(markup: Markup, surroundings: Surroundings) -> Iterator[str]:
    """Yield what the page says for machines, best first."""
    if found := text_of(markup.article, "datePublished"):
        yield found
    yield from (content for key in METAS for content in markup.metas.get(key, ()))
    pages = [node for node in markup.nodes if any(kind.endswith("Page") for kind in types_of(node))]
    yield from (found for node in pages if (found := text_of(node, "datePublished")))
    yield from _iter_marked(markup.tree, surroundings)
    if found := text_of(markup.article, "dateCreated", "uploadDate"):
        yield found
    created = [_value(e) for e in markup.tree.xpath(CREATED) if not surroundings.has(e)]
    if len({value[:10] for value in created}) == 1:
        yield from created


def _iter_marked(tree: HtmlElement, surroundings: Surroundings) -> Iterator[str]:
    """Yield the dates of elements marked as the publication, those of the item with the headline or text before others."""
    every = tree.xpath(MARKED)
    # Some templates put the day of the article into its own "footer".
    marked = [element for element in every if not surroundings.has(element)] or [e for e in every if is_below(e)]
    own = [element for element in marked if _is_of_article(element)]
    values = [_value(element) for element in own or marked]
    if own or len({value[:10] for value in values}) == 1:
        yield from values


def _value(element: HtmlElement) -> str:
    given = (element.get(key) for key in ("datetime", "content", "title"))
    return next((str(value) for value in given if value), None) or str(element.text_content())


def _is_of_article(element: HtmlElement) -> bool:
    if next(element.iterancestors("head"), None) is not None:
        return True
    scope = next(element.iterancestors("article"), None)
    scope = next((parent for parent in element.iterancestors() if parent.get("itemscope") is not None), scope)
    return scope is not None and bool(scope.xpath(".//h1|.//*[@itemprop='articleBody']"))


def _own_day(stamps: Sequence[Stamp], in_path: date | None, printed: date | None) -> date:
    """Give the day of the best stamp that the address or the print bears out, else of the best.

    A stamp in UTC takes the day of the same moment in the page's own zone: from another stamp, the address, the print.
    """
    best = stamps[0]
    for other in stamps[1:] if best.is_universal else ():
        if other.moment and best.moment and not other.is_universal and abs(other.moment - best.moment) <= A_MINUTE:
            return other.day
    for day in (in_path, printed):
        if day and (best.day == day or (best.is_universal and best.may_be_on(day))):
            return day
    days = [stamp.day for stamp in stamps]
    return next((day for day in (in_path, printed) if day in days), best.day)


def find_day_in_path(markup: Markup) -> date | None:
    """Find a full day in the address: /2024/05/16/, /2024/may/16/, /2024-05-16-talks, -20240516."""
    for url in (markup.url, markup.canonical):
        for match in IN_PATH.finditer(urlsplit(url or "").path.lower()):
            year, month, day = match[1], match[3] or match[6], match[4] or match[7]
            number = int(month) if month.isdigit() else load_months().get(month, 0)
            try:
                found = date(int(year), number, int(day))
            except ValueError:
                continue
            if is_plausible(found):
                return found
    return None


def _find_printed(text: str, order: Order | None, labelled: bool = False) -> date | None:
    """Find the first printed day that is not that of an update, or the first that "published" stands before."""
    ended = 0
    for day, at in iter_days(text, order):
        label = text[max(ended, at - LABEL) : at]
        ended = at + 8
        wanted = PUBLISHED.search(label) if labelled else True
        if wanted and not UPDATED.search(label):
            return day
    return None


def _find_in_scripts(tree: HtmlElement) -> date | None:
    """Find the day in the data that scripts build a page from, where they tell only one: more are other articles'."""
    scripts = (script.text or "" for script in tree.iter("script") if "ld+json" not in (script.get("type") or ""))
    stamps = (parse_stamp(text) for script in scripts for text in SCRIPTED.findall(script))
    days = {stamp.day for stamp in stamps if stamp}
    return days.pop() if len(days) == 1 else None


def _ask_htmldate(markup: Markup, around: str, order: Order | None) -> date | None:
    """Ask htmldate, and believe it only a day that the page prints outside the text: not an event's, not ©'s 1 January."""
    days = {day for day, at in iter_days(around, order) if not UPDATED.search(around[max(0, at - LABEL) : at])}
    found = find_date(markup.tree, original_date=True, extensive_search=True, url=markup.url) if days else None
    day = date.fromisoformat(found) if found else None
    return day if day in days else None
