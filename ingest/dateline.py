"""The opening of a text -> its dateline: where an article was filed, when, and by which agency."""

import re

from graph.model import Dateline
from ingest.dates import MONTH, NTH, WEEKDAY, YEAR, resolve_date
from ingest.places import find_place, write_name

WORD = r"(?:[^\W\d_][\w.'’]*|el|al)"
NAME = rf"(?=[A-ZÀ-Þ]){WORD}(?:[ /-]{WORD}){{0,4}}"
DAY = rf"(?i:(?:{WEEKDAY},? )?(?:{NTH} {MONTH}|{MONTH} {NTH})(?:,? {YEAR}\b)?|{WEEKDAY})"
SOURCE = (
    r",? ?(?:\((?P<agency>[A-Z][^()\n]{1,40})\)|/(?P<slashed>[A-Z][^/\n]{1,40})/\.?)|, (?P<bare>(?!USA|UAE)[A-Z]{3,6})"
)
MARK = r" ?(?:-{1,3}|[–—−_]|:)\s*"
DATELINE = re.compile(
    rf"\s*(?P<place>{NAME})(?:, (?P<within>(?!{DAY}){NAME}))??(?:[,.]? (?P<date>{DAY})[,.]?)?"
    rf"(?:{SOURCE})?(?:,? (?P<later>{DAY}))?(?P<mark>{MARK})(?=\S)"
)


def _is_sure(match: re.Match[str]) -> bool:
    """Tell a dateline from a sentence with a dash: it names a date or an agency, or shouts a known place."""
    place, mark = match["place"], match["mark"]
    shouted = place.isupper() and sum(map(str.isalpha, place)) > 2
    sourced = any(match[part] for part in ("agency", "slashed", "bare", "date", "later"))
    if mark.strip() == ":" and not sourced:
        return shouted and find_place(place) is not None
    if not sourced and mark == "-":  # "TEHRAN-based"
        return False
    if shouted and sourced:
        return True
    known = any(find_place(name) for name in [*place.split("/"), match["within"]] if name)
    return known and (shouted or sourced)


def _day(words: str | None) -> str | None:
    """Give a full date as an ISO day, and other words as they are."""
    when = resolve_date(words, None) if words else None
    return when.start.isoformat() if when and when.start else words


def find_dateline(text: str) -> tuple[Dateline, int] | None:
    """Find the dateline that opens a text and the offset at which the text proper begins."""
    match = DATELINE.match(text)
    if match is None or not _is_sure(match):
        return None
    place = find_place(match["place"])
    dateline = Dateline(
        place=place.name if place else write_name(match["place"]),
        date=_day(match["date"] or match["later"]),
        agency=match["agency"] or match["slashed"] or match["bare"],
    )
    return dateline, match.end()
