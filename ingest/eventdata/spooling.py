"""A file of event data -> a spool of its articles, in a process of its own."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from graph.offline.spool import Spool, write_spool
from ingest.eventdata.articles import iter_texts
from ingest.eventdata.records import BadRow, CodedEvent, Form, Row, SkippedRow
from ingest.eventdata.rows import iter_rows, load_mentions
from ingest.eventdata.waiting import WaitingRoom

KEPT = 1000  # bad rows of a file that are kept; all are counted


class DataFile(NamedTuple):
    """A file of event data, how it is read, and how many of its rows."""

    path: Path
    form: Form | None = None
    mentions: Path | None = None
    most: int | None = None

    def rows(self) -> Iterator[Row]:
        """Yield its rows. Raises UnknownForm, CutOffFile, BadField and OSError."""
        found = iter_rows(self.path, self.form, 1, load_mentions(self.mentions) if self.mentions else None)
        return islice(found, self.most)


class Sieve:
    """Passes on the events among rows and counts the rest."""

    def __init__(self, rows: Iterable[Row], advance: Callable[[int], None]) -> None:
        self._rows = rows
        self._advance = advance
        self.events = self.without_type = self.bad_rows = 0
        self.bad: list[BadRow] = []

    def __iter__(self) -> Iterator[CodedEvent]:
        """Yield the events."""
        for row in self._rows:
            self._advance(1)
            if isinstance(row, CodedEvent):
                self.events += 1
                yield row
            elif isinstance(row, SkippedRow):
                self.without_type += 1
            else:
                self.bad_rows += 1
                if len(self.bad) < KEPT:
                    self.bad.append(row)

    @property
    def counts(self) -> "Counts":
        """Give what was seen until now."""
        return Counts(
            self.events + self.without_type + self.bad_rows, self.without_type, self.bad_rows, tuple(self.bad)
        )


class Counts(NamedTuple):
    """The rows of a file: all, those without an event type, bad ones, and what is wrong with the first of these."""

    rows: int
    without_type: int
    bad_rows: int
    bad: tuple[BadRow, ...]


def spool_file(file: DataFile, path: Path, advance: Callable[[int], None]) -> tuple[Spool, Counts]:
    """Write the articles of a file to a spool. Raises UnfitText, UnknownForm, CutOffFile, BadField and OSError."""
    sieve, room = Sieve(file.rows(), advance), WaitingRoom()
    spool = write_spool(path, map(room.enter, iter_texts(sieve)), room.alike)
    return spool, sieve.counts
