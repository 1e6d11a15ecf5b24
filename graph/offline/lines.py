"""A claim of one text, with what its kind and seats say -> the lines that tell it and its event in the tables."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from operator import attrgetter
from typing import NamedTuple

from graph.coded_events import Coded, Held, code_claims
from graph.derivation import parties_of
from graph.event_evidence import Telling, keys_of, words_of
from graph.event_titles import Titled, shown_in_title, title_of
from graph.ids import digest
from graph.model import Article
from graph.offline.sayings import Kind, Part, Sayings
from graph.offline.spool import Entry, Line, Waiting, day_of, lines_of, name_rows
from graph.offline.tables import LISTS, tell_list, tell_text
from graph.resolver import Keyed
from graph.rows import Rows, row_span
from graph.votes import propose

ORDER, SETTLED = attrgetter("order"), attrgetter("settled")
SAID = ("type", "status", "confidence", "place", "place_country", "latitude", "longitude")


class Text(NamedTuple):
    """An article whose claims are written: its lines, and the day of all that it says, also as text."""

    article: Article
    lines: list[Line]
    day: date
    told: str
    sayings: Sayings

    @classmethod
    def of(cls, waiting: Waiting, sayings: Sayings) -> "Text":
        """Take it from a spool."""
        day = day_of(waiting.article)
        return cls(waiting.article, lines_of(waiting.article), day, str(day), sayings)


class Claim(NamedTuple):
    """A claim that is written: its text and entry there, its kind and parts, and the event that it votes for.

    `coded` is its row with all names where these cannot be told from the parts alone: one actor has two of the seats.
    """

    text: Text
    entry: Entry
    kind: Kind
    parts: tuple[Part, ...]
    vote: str
    keys: tuple[int, ...]


def read_claim(text: Text, entry: Entry, held: Held) -> Claim:
    """Give a claim its vote and keys."""
    kind, parts = text.sayings.kinds[entry[2][0]], text.sayings.parts(entry[3])
    if len({part.seat.actor for part in parts}) < len(parts):
        coded = code(text, entry, held)
        return Claim(text, entry, kind, parts, coded.vote, coded.keys)
    seats, row = [part.seat for part in parts], kind.row
    where = (row["place"], row["place_country"])
    vote = propose(row["type"], text.told, seats, row["scheme"], where) or digest("evt", entry[0])
    return Claim(
        text, entry, kind, parts, vote, keys_of(kind.kin, tuple([part.party for part in parts]), (text.day, text.day))
    )


def code(text: Text, entry: Entry, held: Held) -> Coded:
    """Write out a claim as a row with its names."""
    article, lines, day, told, sayings = text
    row = sayings.kinds[entry[2][0]].row
    said = [lines[number].text for number in entry[1]]
    claim = row | {"id": entry[0], "article": article.id, "start": day, "end": day, "date_text": told, "evidence": said}
    names = name_rows(entry, map(sayings.row, entry[3]), lines, day)
    return next(code_claims(Rows([claim], names, []), {article.id: article}, sayings.owners, held))


def claim_line(claim: Claim) -> str:
    """Write a claim."""
    text, entry, kind = claim[:3]
    day, vote = text.told, claim.vote
    rows = [text.lines[number] for number in entry[1]]
    rules = [text.sayings.kinds[number].rule for number in entry[2]]
    evidence = tell_text(LISTS.join([line for _, line in rows]))
    spans = ", ".join([row_span(*row, rule) for row, rule in zip(rows, rules, strict=True)])
    return f"{entry[0]},{evidence},{tell_text(f'[{spans}]')},{vote},{vote},{day},{day},{day}{kind.claim}"


def name_lines(claim: Claim) -> list[str]:
    """Write the names of a claim which the row prints; those that it does not are left out."""
    text, entry, _, parts, *_ = claim
    begun, day, claim_id = text.lines[entry[1][0]].start, text.told, entry[0]
    return [
        f"{claim_id},{part.seat.actor},{begun + place},{begun + place + part.width},{day}{part.name}"
        for part, place in zip(parts, entry[4], strict=True) if place >= 0
    ]  # fmt: skip


def is_plain(claim: Claim) -> bool:
    """Tell whether what a claim makes of its event can be told from kind and seats: nobody takes part twice, and no capacity depends on the day."""
    parts = claim.parts
    return len({part.seat.actor for part in parts}) == len(parts) and all(map(SETTLED, parts))


def are_like(group: Sequence[Claim]) -> bool:
    """Tell whether plain claims of one event say the same of it, save which side does what, so that the first by its id tells all."""
    first = _said(group[0])
    return all(_said(claim) == first for claim in group[1:])


def _said(claim: Claim) -> tuple[object, ...]:
    row = claim.kind.row
    said = [row[key] for key in SAID]
    return (*said, claim.text.article.publisher, claim.kind.topics, sorted([part.fills for part in claim.parts]))


def event_lines(claim: Claim, articles: int, now: str) -> tuple[str, list[str]]:
    """Write the event of a plain claim, which this number of articles tell, and who took part in it, as `derive_event` derives them."""
    text, _, kind, _, vote, _ = claim
    parts = sorted(claim.parts, key=ORDER)
    day, position = text.told, f"{text.told}|{vote}"
    shown = shown_in_title([Titled(*part.shown, part.seat.kind, part.sides[1]) for part in parts])
    title = tell_text(title_of(kind.row["type"], shown, kind.row["place"]))
    parties = tell_list(parties_of([part.sides for part in parts]))
    took_part = [f"{part.seat.actor},{vote},{position}{part.part}" for part in parts]
    return f"{vote},{day},{day},{day},{position},{title},{parties},{now},{articles}{kind.event}", took_part


def meetings(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield the pairs of actors that met in the event of a plain claim."""
    if claim.kind.meets:
        yield from combinations(sorted([part.seat.actor for part in claim.parts]), 2)


def keyed(claim: Claim) -> Keyed:
    """Give a plain claim as an atom of resolution, with the words of its evidence."""
    text, entry, kind, parts, vote, keys = claim
    row = kind.row
    seats = [(place, part.seat.actor, part.seat.role, part.seat) for part, place in zip(parts, entry[4], strict=True)]
    words = words_of([text.lines[number].text for number in entry[1]])
    telling = Telling(
        entry[0], text.article.id, row["type"], text.day, text.day, text.day, row["precision"], row["place"], row["place_country"],
        tuple([seat for *_, seat in sorted(seats)]), words, row["scheme"],
    )  # fmt: skip
    return Keyed(telling, keys, (), vote=vote)
