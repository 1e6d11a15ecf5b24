"""The text of a field -> day, number, place or key; raises BadField where it cannot be what the column says."""

import hashlib
import math
import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from graph.model import Place
from ingest.eventdata.codes import Coding
from ingest.eventdata.records import BadField, CodedParticipant, CodedParty, Family

NOTHING = {"", "NA", "None", "nan", "---"}
TABLE_FLOAT = re.compile(r"\.0$")  # what table programs add to whole numbers
EVENT_ID = re.compile(r"[\w.:-]{1,80}")


def find_text(field: str) -> str | None:
    """Find what a field says; None for the marks that data sets have for nothing."""
    text = field.strip()
    return None if text in NOTHING else text


@lru_cache(maxsize=1 << 16)
def parse_day(field: str) -> date:
    """Parse "2018-06-01", "20180601" or "20180601.0". Raises BadField."""
    text = TABLE_FLOAT.sub("", field.strip())
    iso = f"{text[:4]}-{text[4:6]}-{text[6:]}" if text.isdecimal() and len(text) == 8 else text
    try:
        if len(iso) == 10 and iso.count("-") == 2:
            return date.fromisoformat(iso)
    except ValueError:
        pass
    raise BadField(f"{field!r} is no day")


@lru_cache(maxsize=1 << 12)
def parse_score(field: str) -> float | None:
    """Parse a Goldstein or PLOVER score, -10 to 10; None where there is none. Raises BadField."""
    return _parse_number(field, 10, "intensity")


def parse_event_id(field: str) -> str:
    """Parse the id that the data set gave an event. Raises BadField."""
    text = TABLE_FLOAT.sub("", field.strip())
    if not EVENT_ID.fullmatch(text):
        raise BadField(f"{field[:80]!r} is no event id")
    return text


def _parse_number(field: str, limit: float, what: str) -> float | None:
    text = find_text(field)
    if text is None:
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not -limit <= number <= limit:
        raise BadField(f"{field!r} is no {what}")
    return number


@lru_cache(maxsize=1 << 16)
def make_place(name: str | None, country: str | None, latitude: str, longitude: str) -> Place | None:
    """Make a place; None without a name. Raises BadField for coordinates off the globe."""
    north, east = _parse_number(latitude, 90, "latitude"), _parse_number(longitude, 180, "longitude")
    if name is None:
        return None
    known = north is not None and east is not None
    return Place(name=name, country=country, latitude=north if known else None, longitude=east if known else None)


def take_part(role: str, parties: Iterable[CodedParty]) -> tuple[CodedParticipant, ...]:
    """Give the parties of a side their role in the event."""
    return tuple(CodedParticipant(role, party) for party in parties)


def join_sides(
    source: tuple[CodedParticipant, ...], target: tuple[CodedParticipant, ...]
) -> tuple[CodedParticipant, ...]:
    """Join the sides of an event. Raises BadField where neither is known."""
    if not source and not target:
        raise BadField("neither side is known")
    return source + target


def row_key(*parts: str) -> str:
    """Name a row or a happening after what makes it: 80 bits of BLAKE2b in hexadecimal (base 32, as in `graph.ids`, takes four times as long)."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=10).hexdigest()


def event_key(family: Family, coding: Coding, day: str, participants: tuple[CodedParticipant, ...], where: str) -> str:
    """Name the happening of a row: equal for rows of one family with the same type, status, day and parties in the same roles.

    A visit made and the visit hosted are one, and so are two rows that name the sides of a meeting in either order. `where` (a place, story
    or id) tells happenings apart whose parties do not: unnamed ones, or a single one. `day` is an ISO day.
    """
    parties = sorted([role + "=" + (party.code or party.name) for role, party in participants])
    vague = len(parties) < 2 or True not in [party.named for _, party in participants]
    return f"{family}-{row_key(coding.type or '', coding.status, day, *parties, where if vague else '')}"
