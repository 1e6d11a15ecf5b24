"""A file of event data -> a spool of its articles, in a process of its own."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from graph.offline.spool import Spool, write_spool
from ingest.eventdata.articles import iter_texts
from ingest.eventdata.records import BadRow, CodedEvent, CutOffFile, Family, Row, SkippedRow
from ingest.eventdata.rows import check_form, iter_rows
from ingest.eventdata.waiting import WaitingRoom

KEPT = 1000  # bad rows of a file that are kept; all are counted


class DataFile(NamedTuple):
    """A file of event data, the data set that it must be of, and how many of its rows."""

    path: Path
    family: Family | None = None
    most: int | None = None

    def check(self) -> None:
        """Look whether it can be read. Raises UnknownForm, CutOffFile and OSError."""
        check_form(self.path, self.family)

    def rows(self) -> Iterator[Row]:
        """Yield its rows. Raises UnknownForm, CutOffFile and OSError."""
        return islice(iter_rows(self.path, self.family), self.most)


class Sieve:
    """Passes on the events among rows and counts the rest; a file that breaks off ends there, and that is kept for the report."""

    def __init__(self, rows: Iterable[Row], advance: Callable[[int], None]) -> None:
        self._rows = rows
        self._advance = advance
        self.events = self.without_type = self.bad_rows = 0
        self.bad: list[BadRow] = []
        self.cut: str | None = None

    def __iter__(self) -> Iterator[CodedEvent]:
        """Yield the events."""
        for row in self._whole_rows():
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

    def _whole_rows(self) -> Iterator[Row]:
        try:
            yield from self._rows
        except CutOffFile as error:
            self.cut = str(error)

    @property
    def counts(self) -> "Counts":
        """Give what was seen until now."""
        return Counts(
            self.events + self.without_type + self.bad_rows, self.without_type, self.bad_rows, tuple(self.bad), self.cut
        )


class Counts(NamedTuple):
    """The rows of a file: all, those without an event type, bad ones, what is wrong with the first of these, and where it breaks off."""

    rows: int
    without_type: int
    bad_rows: int
    bad: tuple[BadRow, ...]
    cut: str | None = None


def spool_file(file: DataFile, path: Path, advance: Callable[[int], None]) -> tuple[Spool, Counts]:
    """Write the articles of a file to a spool. Raises UnfitText, UnknownForm and OSError."""
    sieve, room = Sieve(file.rows(), advance), WaitingRoom()
    spool = write_spool(path, map(room.enter, iter_texts(sieve)), room.alike)
    return spool, sieve.counts
