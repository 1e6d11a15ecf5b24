"""Layout -> the dates that a page gives to machines: JSON-LD, <meta>, marked elements, the data of its scripts."""

import re
from collections.abc import Iterator
from datetime import date

from lxml.html import HtmlElement

from ingest.pages.layout import Layout
from ingest.pages.printed import parse_stamp
from ingest.pages.structured import text_of, types_of
from ingest.pages.surroundings import Surroundings, is_below
from ingest.pages.zones import localize

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
# What other systems name so, with a prefix of their own: "content:publishdate", "prism.publicationdate", "sw-pubdate".
NAMED = re.compile(
    r"(?<!last)(?<!last[-_.:])(?<!un)(?<!re)(?:publish(?!er)|publication[-_.]?(?:date|time)|pub[-_.]?(?:date|time)|release[-_:.]?date)"
)
MARKED = (
    "//*[@itemprop='datePublished']|//time[@pubdate]|//*[contains(@property,'datePublished')]"
    "|//*[contains(concat(' ',@class,' '),' dt-published ')]|//time[contains(@class,'entry-date')]"
    "|//time[contains(@class,'published')]|//abbr[contains(@class,'published')]"
)
LONGEST = 60  # characters of a date in a <meta>
CREATED = "//*[contains(@property,'dateCreated')]|//*[@itemprop='dateCreated']"
SCRIPTED = re.compile(
    r"""(?<!\w)["']?(?:date[_-]?published|published[_-]?(?:at|date|time|first)|publish[_-]?(?:date|time|ed[_-]?date)|publication[_-]?date"""
    r"""|first[_-]?(?:published(?:[_-]?at)?|publication(?:[_-]?date)?)|pub[_-]?(?:date|time))(?:[_-]?time)?["']?"""
    r"""\s?:\s?(?:["'](\d{4}-\d\d-\d\d[^"']{0,20})["']|["']?(1\d{9}(?:\d{3})?)\b)""",
    re.IGNORECASE,
)


def iter_declared(page: Layout) -> Iterator[str]:
    """Yield what the head of a page says about its publication, best first: JSON-LD and <meta>."""
    markup = page.markup
    if found := text_of(markup.article, "datePublished"):
        yield found
    yield from (content for key in METAS for content in markup.metas.get(key, ()))
    pages = [node for node in markup.nodes if any(kind.endswith("Page") for kind in types_of(node))]
    yield from (found for node in pages if (found := text_of(node, "datePublished")))


def iter_marked(page: Layout) -> Iterator[str]:
    """Yield what marked elements say about the publication of the page, then <meta> of unknown systems, then what is said about its creation."""
    markup, surroundings = page.markup, page.surroundings
    yield from _iter_marked(markup.tree, surroundings)
    others = (contents for key, contents in markup.metas.items() if key not in METAS and NAMED.search(key))
    yield from (content for contents in others for content in contents if len(content) <= LONGEST)
    if found := text_of(markup.article, "dateCreated", "uploadDate"):
        yield found
    created = [value_of(e) for e in markup.tree.xpath(CREATED) if not surroundings.has(e)]
    if len({value[:10] for value in created}) == 1:
        yield from created


def _iter_marked(tree: HtmlElement, surroundings: Surroundings) -> Iterator[str]:
    """Yield the dates of elements marked as the publication, those of the item with the headline or text before others."""
    every = tree.xpath(MARKED)
    # Some templates put the day of the article into its own "footer".
    marked = [element for element in every if not surroundings.has(element)] or [e for e in every if is_below(e)]
    own = [element for element in marked if _is_of_article(element)]
    values = [value_of(element) for element in own or marked]
    if own or len({value[:10] for value in values}) == 1:
        yield from values


def value_of(element: HtmlElement) -> str:
    """Give what a marked element says: for machines, or else what it prints."""
    given = (element.get(key) for key in ("datetime", "content", "title"))
    return next((str(value) for value in given if value), None) or str(element.text_content())


def _is_of_article(element: HtmlElement) -> bool:
    if next(element.iterancestors("head"), None) is not None:
        return True
    scope = next(element.iterancestors("article"), None)
    scope = next((parent for parent in element.iterancestors() if parent.get("itemscope") is not None), scope)
    return scope is not None and bool(scope.xpath(".//h1|.//*[@itemprop='articleBody']"))


def find_in_scripts(page: Layout) -> date | None:
    """Find the day in the data that scripts build a page from, where they tell only one: more are other articles'."""
    every = page.markup.tree.iter("script")
    scripts = (script.text or "" for script in every if "ld+json" not in (script.get("type") or ""))
    stamps = (parse_stamp(text) for script in scripts for texts in SCRIPTED.findall(script) for text in texts if text)
    days = {localize(stamp, page.zone).day for stamp in stamps if stamp}
    return days.pop() if len(days) == 1 else None
