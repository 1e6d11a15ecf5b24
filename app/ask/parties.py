"""Items of one part of a question -> the parties that it names: a country or name, with office and sector."""

from collections.abc import Sequence
from typing import NamedTuple

from app.ask.lexing import Item
from graph.countries import country_names
from graph.ids import fold

HEAD = {"office", "sector", "people"}


class Party(NamedTuple):
    """One party: the words for `between`, the country it acts for, and the capacity that is asked of it."""

    side: str | None = None
    country: str | None = None
    office: str | None = None
    sector: str | None = None
    shares: bool = False  # a bare adjective: "Iranian and Syrian ministers" are ministers of both

    @property
    def has_head(self) -> bool:
        """Tell whether a capacity is asked."""
        return bool(self.office or self.sector)


class Parties(NamedTuple):
    """The parties of a part, and the words that are none."""

    found: tuple[Party, ...]
    not_understood: tuple[str, ...]


def read_parties(items: Sequence[Item], *, explicit: bool) -> Parties:
    """Read the parties that "and" and commas join; in an explicit place ("with …") a name need not have a capital."""
    parties: list[Party] = []
    stray: list[str] = []
    for part in _split(items):
        party, left = _read_party(part, explicit=explicit)
        stray += left
        if party:
            parties.append(party)
    return Parties(tuple(_share_heads(parties)), tuple(stray))


def _split(items: Sequence[Item]) -> list[list[Item]]:
    parts: list[list[Item]] = [[]]
    for item in items:
        if item.sort == "and":
            parts.append([])
        elif item.sort != "filler":
            parts[-1].append(item)
    return [part for part in parts if part]


def _read_party(part: list[Item], *, explicit: bool) -> tuple[Party | None, list[str]]:
    name, rest = _take_name(part, explicit=explicit)
    stray = [item.words for item in rest if item.sort in {"word", "unsupported"}]
    if name:
        return Party(side=name), stray
    country = _first(rest, "country") or _first(rest, "capital")
    organization = _first(rest, "organization")
    side = f"country:{country}" if country else f"org:{organization}" if organization else None
    bare = not any(item.sort in HEAD for item in rest) and _is_adjective(rest)
    party = Party(side, country, _first(rest, "office"), _first(rest, "sector"), bare)
    return (party if party != Party() else None), stray


def _take_name(part: list[Item], *, explicit: bool) -> tuple[str | None, list[Item]]:
    """Take the run of unknown words that is a name, and leave the rest of the part.

    A name that other words with capitals follow has these too: "Free Syrian Army".
    """
    start = next((i for i, item in enumerate(part) if item.sort == "word"), None)
    if start is None:
        return None, part
    end = start
    while end < len(part) and (part[end].sort == "word" or part[end].capital):
        end += 1
    words = part[start:end]
    alone = explicit and all(item.sort in {"word", "people"} for item in part)
    if not any(item.capital for item in words) and not alone:
        return None, part
    return " ".join(item.words for item in words), [
        item for item in (*part[:start], *part[end:]) if item.sort == "unsupported"
    ]


def _first(items: Sequence[Item], sort: str) -> str | None:
    for item in items:
        for term in item.terms:
            if term.sort == sort:
                return term.values[0]
    return None


def _is_adjective(items: Sequence[Item]) -> bool:
    known = country_names().get(fold(items[0].words).removeprefix("the ")) if items else None
    return known is not None and known.usage == "adjective"


def _share_heads(parties: Sequence[Party]) -> list[Party]:
    """Give a bare adjective the capacity of the party after it."""
    shared: list[Party] = []
    for party in reversed(parties):
        after = shared[-1] if shared else party
        shared.append(party._replace(office=after.office, sector=after.sector) if party.shares else party)
    return shared[::-1]
