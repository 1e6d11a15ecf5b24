"""Markup -> what a page says about itself: title, author, publisher, language."""

import re
from html import unescape

from trafilatura.settings import Document

from ingest.pages.bylines import read_byline
from ingest.pages.markup import Markup, site_of
from ingest.pages.structured import names_of, squash, text_of, types_of

SEPARATOR = re.compile(r"\s+[-–—|·•:»«›‹]{1,2}\s+|\s*[|｜_»«]\s*")
AUTHORS = ("author", "parsely-author", "sailthru.author", "article:author", "byl", "dc.creator", "dcterms.creator")
LONGEST_TITLE = 500
SHORTEST_TITLE = 12  # letters and digits of a heading that is no name of a site or section
RENAMED = {
    "iw": "he",
    "in": "id",
    "ji": "yi",
    "nb": "no",
    "nn": "no",
    "english": "en",
    "eng": "en",
    "deu": "de",
    "fra": "fr",
}
TAG = re.compile(r"[a-z]{2}(?:[-_][a-z0-9]+)*", re.IGNORECASE)


def find_title(markup: Markup, document: Document | None, publisher: str | None) -> str | None:
    """Find the headline without the name of the site that stands at its end or beginning."""
    given = text_of(markup.article, "headline") or (document.title if document else None)
    title = " ".join(unescape(given or "")[:LONGEST_TITLE].split())
    for heading in markup.tree.xpath("//h1"):
        whole = " ".join(heading.text_content().split())
        cut = squash(title.rstrip("….")) if title.endswith(("…", "...")) else ""
        if (cut and squash(whole).startswith(cut)) or _is_part(whole, title):
            title = whole
    return _without_site(title, markup, publisher) or None


def _is_part(heading: str, title: str) -> bool:
    """Tell a heading that is all of a title but a part that is set off, at its beginning or end: the site or the section."""
    words = squash(heading)
    sides = (side for cut in SEPARATOR.finditer(title) for side in (title[: cut.start()], title[cut.end() :]))
    return len(words) >= SHORTEST_TITLE and any(squash(side) == words for side in sides)


def _without_site(title: str, markup: Markup, publisher: str | None) -> str:
    host = site_of(markup.url or markup.canonical or "")
    given = (publisher, markup.get_meta("og:site_name"), host, host.split(".")[0])
    names = {squash(name) for name in given if name and len(squash(name)) > 2}
    cuts = list(SEPARATOR.finditer(title))
    for cut in reversed(cuts):
        if squash(title[cut.end() :]) in names:
            return _without_site(title[: cut.start()].strip(), markup, publisher)
    if cuts and squash(title[: cuts[0].start()]) in names:
        return title[cuts[0].end() :].strip()
    return title


def find_publisher(markup: Markup) -> str | None:
    """Find the name of the site or its publisher; where it says none, its host without "www."."""
    record = names_of(markup.article.get("publisher"), markup.nodes)
    sites = tuple(name for node in markup.nodes if "WebSite" in types_of(node) for name in names_of(node, ()))
    named = (markup.get_meta("og:site_name"), *record, *sites, markup.get_meta("application-name"))
    host = (site_of(markup.url or markup.canonical or "")) or None
    return next((" ".join(unescape(name).split()) for name in named if name and not name.startswith("http")), host)


def find_author(markup: Markup, document: Document | None, publisher: str | None) -> str | None:
    """Find the names of the authors, with "; " between two; a desk, a role or the site itself is no author."""
    names = names_of(markup.article.get("author"), markup.nodes)
    metas = tuple(name for key in AUTHORS for name in markup.metas.get(key, ()))
    cited = tuple(re.sub(r"^([^,]+), ([^,]+)$", r"\2 \1", name) for name in markup.metas.get("citation_author", ()))
    told = (names, cited, metas, (str(document.author),) if document and document.author else ())
    return next((found for given in told if (found := read_byline(given, publisher))), None)


def find_language(markup: Markup) -> str | None:
    """Find the language that a page says it is in (ISO 639-1), None where it says none that can be read."""
    given = (
        markup.tree.get("lang"),
        markup.tree.get("{http://www.w3.org/XML/1998/namespace}lang") or markup.tree.get("xml:lang"),
        text_of(markup.article, "inLanguage"),
        markup.get_meta("content-language", "dc.language", "dcterms.language", "language", "og:locale"),
    )
    return next((code for tag in given if tag and (code := _code(tag))), None)


def _code(tag: str) -> str | None:
    first = tag.strip().lower().split(",")[0].strip()
    code = re.split(r"[-_]", first)[0]
    code = RENAMED.get(code, code)
    return code if TAG.fullmatch(code) and len(code) == 2 else None
