"""Markup and body -> why a page is no article: an error or a challenge, a list of headlines, the stub before a paywall."""

import re
from collections.abc import Sequence
from itertools import islice
from urllib.parse import urlsplit

from ingest.pages.head import SEPARATOR
from ingest.pages.markup import Markup
from ingest.pages.structured import squash

# Titles that a server or its guard gives; a headline has more words than these alone.
REFUSAL = re.compile(
    r"^\W*(?:error\W+)?(?:just a moment|attention required|access (?:to this page has been )?(?:is )?(?:denied|blocked)|forbidden"
    r"|(?:40[0134]|410|429|451|50[0234])\b(?:\W+(?:error|not found|forbidden|page not found|unauthorized|bad request|gone"
    r"|too many requests|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out))*"
    r"|(?:the )?page (?:you requested )?(?:was |can ?not be |could not be )?not found|page not found|not found|security check"
    r"|are you a (?:robot|human)|robot check|verif(?:y|ying) (?:that )?you are (?:a )?human|human verification|bot verification"
    r"|checking your browser.*|ddos-guard|please wait|one moment,? please|service unavailable|bad gateway|request (?:blocked|rejected)"
    r"|under maintenance|site maintenance|enable javascript.*|javascript is (?:disabled|required).*|before you continue.*"
    r"|unsupported browser|seite nicht gefunden|page (?:non|introuvable).*|página no encontrada|страница не найдена)\W*(?:error)?\W*$",
    re.IGNORECASE,
)
PLEA = re.compile(
    r"(?:please )?(?:enable|turn on|activate|switch on) (?:javascript|cookies|js)\b|you need to enable javascript"
    r"|requires javascript|verify (?:that )?you are (?:not a robot|a? ?human)|checking (?:if the site connection is secure|your browser)"
    r"|you don't have permission to access|unusual (?:traffic|activity) from your|performance (?:&|and) security by cloudflare"
    r"|the (?:page|article|story|link) you(?:'re| are)? (?:were |requested|looking for|followed).{0,60}"
    r"(?:not|no longer|moved|removed|doesn't|does not)|sorry, (?:we couldn't|we can't|the page|this page|that page)"
    r"|this page (?:does not|doesn't|could not|isn't|is not)|complete the (?:security check|captcha)|\bray id\b"
    r"|(?:doesn't|does not) work properly without javascript|request unsuccessful\. incapsula",
    re.IGNORECASE,
)
WALL = re.compile(
    r"(?:subscribe|sign in|log in|register|sign up|become a (?:member|subscriber))\b[^.\n]{0,40}\bto (?:continue|keep|read|unlock|view|access)"
    r"|to (?:continue|keep) reading|(?:this|the) (?:article|story|content) is (?:for|reserved for|available (?:only )?to|exclusive to) "
    r"(?:our )?(?:paying |paid )?(?:subscribers|members)|subscribers? only|already a subscriber|unlock (?:this|the full) (?:article|story)"
    r"|you have (?:reached|read) (?:your|all)[^.\n]{0,30}(?:limit|free articles)|weiterlesen mit|jetzt (?:abonnieren|weiterlesen)"
    r"|réservé (?:à nos|aux) abonnés|il vous reste \d+ ?%|contenido exclusivo para suscriptores|per continuare a leggere",
    re.IGNORECASE,
)
FEW = 60  # words: pleas and stubs are shorter, and a brief has no plea
STUB = 130  # words that sites show before the wall: two or three paragraphs
LINES = 5  # a list has more headlines than this
LINKS = 2000  # that are compared with the lines
MOSTLY = 0.6  # share of lines that are links


class NoArticle(ValueError):
    """The page has no article; the reason says what it is instead. Give another address, or the text itself."""


def refuse(markup: Markup, body: str) -> None:
    """Raise NoArticle where a page is an error, a challenge, a list of headlines or the stub before a paywall."""
    words = _count(body)
    titles = [" ".join(one.text_content().split()) for one in markup.tree.iter("title", "h1")]
    pages = " ".join(markup.tree.xpath("string(//body)").split())
    is_article = bool(markup.article) or markup.get_meta("article:published_time") is not None
    if not is_article and words < 3 * FEW and (named := next(filter(_is_refusal, titles), None)):
        raise NoArticle(f"the page is an error or a challenge to robots: {named}")
    if not is_article and words < FEW and (plea := PLEA.search(body or pages)):
        raise NoArticle(f"the page is an error or a challenge to robots: {plea[0]}")
    if not body.strip():
        raise NoArticle("the page has no article body: give the text itself, or another page")
    if not is_article and _is_list(markup, body):
        raise NoArticle("the page is a list of headlines, not one article: give the pages that it links")
    if words < STUB and _is_walled(markup, body, pages):
        raise NoArticle("the page shows only the beginning, the rest is for subscribers: give the text itself")


def _is_refusal(title: str) -> bool:
    return any(REFUSAL.match(part) for part in (title, *SEPARATOR.split(title)) if part and len(part) < 200)


def _count(text: str) -> int:
    """Count words; two letters of a script without spaces (Chinese, Japanese, Thai) count as one."""
    dense = len(re.findall(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]", text))
    return len(text.split()) + dense // 2


def _is_list(markup: Markup, body: str) -> bool:
    lines = [squash(line) for line in body.split("\n") if squash(line)]
    links = {squash(link.text_content()) for link in islice(markup.tree.iter("a"), LINKS)}
    linked = [line for line in lines if line in links or any(line.startswith(link) for link in links if len(link) > 25)]
    if len(lines) > LINES and len(linked) >= MOSTLY * len(lines):
        return True
    return _is_front(markup) and _count_teasers(markup) > max(LINES, len(lines) / 2)


def _is_front(markup: Markup) -> bool:
    url = markup.url or markup.canonical
    return bool(url) and not urlsplit(url or "").path.strip("/") and not urlsplit(url or "").query


def _count_teasers(markup: Markup) -> int:
    """Count the headlines that are links."""
    headings: Sequence[object] = markup.tree.xpath(
        "//*[self::h2 or self::h3 or self::h4][.//a[@href] or ancestor::a[@href]]"
    )
    return len(headings)


def _is_walled(markup: Markup, body: str, page: str) -> bool:
    """Tell a stub: cut off or with the offer to subscribe in its own text, or said to be not free and short."""
    free = str(markup.article.get("isAccessibleForFree", "")).lower()
    tier = (markup.get_meta("article:content_tier") or "").lower()
    is_locked = free == "false" or tier in ("locked", "metered")
    is_cut = body.rstrip().endswith(("…", "...", "[…]", "[...]"))
    offer = WALL.search(page)
    return bool(WALL.search(body) or (is_locked and (offer or is_cut)) or (offer and is_cut))
