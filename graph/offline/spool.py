"""Texts of event data -> a file from which those of any day are read again, and the sums of the profiles in them.

What a claim names can be told only when all of its set were read; until then claims wait here, so that memory is that of a day. What claims and
names say alike is kept once, and a claim says only by number which it is: a set has a few thousand parties, and names them a million times.
"""

import pickle
from collections.abc import Callable, Collection, Iterable
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, Self

from graph.model import Article
from graph.native import Row
from graph.offline.tables import check_text
from graph.profiles import Profile
from graph.tally import Tally, Times


class Stored(NamedTuple):
    """Where an article lies in its spool."""

    article: str
    fingerprint: str
    day: date
    claims: int
    offset: int


Entry = tuple[str, tuple[int, ...], tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""A claim: its id; the numbers of its rows in the text, from 0; of each row the number of its kind, the first of which is that of the claim; the
numbers of its seats; and of each seat where in the first row its name begins, -1 where the row does not name it."""


class Waiting(NamedTuple):
    """An article in a spool."""

    article: Article
    fingerprint: str
    entries: list[Entry]


class Alike(NamedTuple):
    """What many claims of a spool say, by number: kinds of claims with the rule that found them, and seats, which are names without a claim."""

    kinds: list[tuple[Row, str]]
    seats: list[Row]

    @classmethod
    def nothing(cls) -> Self:
        """Begin."""
        return cls([], [])


class Line(NamedTuple):
    """A row in a text, and where it begins."""

    start: int
    text: str


def lines_of(article: Article) -> list[Line]:
    """Give the rows of a text."""
    lines = article.text.split("\n")
    return list(map(Line, accumulate([len(line) + 1 for line in lines], initial=0), lines))


def day_of(article: Article) -> date:
    """Give the day of a text of rows, which all have one."""
    if article.published is None:
        raise ValueError(f"the text {article.id} has no day")
    return article.published


def name_rows(entry: Entry, seats: Iterable[Row], rows: list[Line], day: date) -> list[Row]:
    """Write out the names of a claim, of which `seats` are the seats."""
    start, line = rows[entry[1][0]]
    names = []
    for seat, place in zip(seats, entry[4], strict=True):
        text = line if place < 0 else seat["name"]
        begun = start + max(place, 0)
        said = {"claim": entry[0], "day": day, "start": begun, "end": begun + len(text), "text": text}
        names.append(seat | said)
    return names


class Attendance:
    """Counts who takes part in claims together with whom, and sums it up into profiles."""

    def __init__(self, seats: list[Row]) -> None:
        self._seats = seats
        self._tally = Tally()
        self._together: dict[tuple[int, ...], list[tuple[int, date, date]]] = {}

    def add(self, waiting: Waiting) -> None:
        """Count the claims of an article."""
        day = day_of(waiting.article)
        rows: list[Line] = []
        for entry in waiting.entries:
            known = self._together.get(entry[3])
            if known is None:
                known = self._together[entry[3]] = [(0, day, day)] if self._is_plain(entry[3]) else []
            if known:
                times = known[0]
                known[0] = (times[0] + 1, min(times[1], day), max(times[2], day))
            else:  # somebody twice in one claim: which of the two counts is told by their places
                rows = rows or lines_of(waiting.article)
                self._tally.add_claims(name_rows(entry, [self._seats[seat] for seat in entry[3]], rows, day))

    def _is_plain(self, seats: tuple[int, ...]) -> bool:
        return len({self._seats[seat]["profile"] for seat in seats}) == len(seats)

    def profiles(self) -> dict[str, Profile]:
        """Make the profiles."""
        for numbers, counted in self._together.items():
            rows = [self._seats[number] for number in numbers]
            for times in counted:
                self._tally.add_together(rows, Times(*times), rows)
        self._together.clear()
        return self._tally.profiles()


class Spool(NamedTuple):
    """A file of articles with what is in it."""

    path: Path
    stored: tuple[Stored, ...]
    profiles: dict[str, Profile]

    def load(self, offsets: Iterable[int]) -> list[Waiting]:
        """Read articles again."""
        with self.path.open("rb") as file:
            return [_read(file.seek, file, offset) for offset in offsets]

    def load_alike(self) -> Alike:
        """Read what its claims say alike."""
        with _alike_path(self.path).open("rb") as file:
            return Alike(*pickle.load(file))

    def without(self, articles: Collection[int]) -> Self:
        """Leave out articles, by their offsets, and add up the profiles of the others anew."""
        kept = tuple(one for one in self.stored if one.offset not in articles)
        attendance = Attendance(self.load_alike().seats)
        for one in kept:
            attendance.add(self.load([one.offset])[0])
        return self._replace(stored=kept, profiles=attendance.profiles())


def _read(seek: Callable[[int], int], file: object, offset: int) -> Waiting:
    seek(offset)
    return Waiting(*pickle.load(file))  # type: ignore[arg-type]


def _alike_path(path: Path) -> Path:
    return path.with_suffix(".alike")


def write_spool(path: Path, items: Iterable[Waiting], alike: Alike) -> Spool:
    """Write articles to a spool; `alike` grows while they come. Raises UnfitText."""
    attendance, stored = Attendance(alike.seats), []
    with path.open("wb") as file:
        for waiting in items:
            article = waiting.article
            check_text(f"{article.title}{article.text}")
            attendance.add(waiting)
            stored.append(Stored(article.id, waiting.fingerprint, day_of(article), len(waiting.entries), file.tell()))
            pickle.dump(tuple(waiting), file, pickle.HIGHEST_PROTOCOL)
    with _alike_path(path).open("wb") as file:
        pickle.dump(tuple(alike), file, pickle.HIGHEST_PROTOCOL)
    return Spool(path, tuple(stored), attendance.profiles())


def keep_latest(spools: Iterable[Spool]) -> list[Spool]:
    """Leave out articles that come again in a later place: the last of several with one id counts."""
    kept: list[Spool] = []
    seen: set[str] = set()
    for spool in reversed(list(spools)):
        gone = set()
        for one in reversed(spool.stored):
            if one.article in seen:
                gone.add(one.offset)
            seen.add(one.article)
        kept.insert(0, spool.without(gone) if gone else spool)
    return kept
