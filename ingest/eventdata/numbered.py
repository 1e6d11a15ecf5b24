"""Sets of quadruples that are numbers, with lists of names beside them -> the same rows in words."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from graph.datafile import read_yaml_resource
from ingest.eventdata.icews import QuadrupleReader
from ingest.eventdata.lines import iter_lines
from ingest.eventdata.records import BadField, CodedEvent, SkippedRow, UnknownForm

ROW = re.compile(r"\d+\t\d+\t\d+\t\d+(\t-?\d+)?")  # subject, relation, object, time; some add a 0
PARTS = ("train.txt", "valid.txt", "test.txt")
HOURS = 24


class Numbering(NamedTuple):
    """What the numbers of a set mean; `step` is how many of its time units are a day."""

    entities: Mapping[str, str]
    relations: Mapping[str, str]
    start: date
    step: int

    def spell(self, text: str) -> str:
        """Write a row of numbers in words: "0 3 1 24" as "Iran<tab>Consult<tab>Iraq<tab>2014-01-02". Raises BadField."""
        if not ROW.fullmatch(text):
            raise BadField("it is not four numbers")
        subject, relation, object_, time = text.split("\t")[:4]
        try:
            names = (self.entities[subject], self.relations[relation], self.entities[object_])
        except KeyError as error:
            raise BadField(f"the lists of names have no number {error}") from error
        try:
            day = self.start + timedelta(days=int(time) // self.step)
        except OverflowError as error:
            raise BadField(f"{time} is no day") from error
        return "\t".join((*names, day.isoformat()))


class NumberedReader:
    """Reads rows of numbers. Their `text` and id are those of the row in words, so that both forms of a set are one."""

    def __init__(self, numbering: Numbering, reader: QuadrupleReader) -> None:
        self._numbering = numbering
        self._reader = reader

    def pass_over(self, text: str) -> None:
        """Count a row that was read before. Raises BadField."""
        self._reader.pass_over(self._numbering.spell(text))

    def read(self, line: int, text: str) -> CodedEvent | SkippedRow:
        """Read a row. Raises BadField."""
        return self._reader.read(line, self._numbering.spell(text))


def find_numbering(path: Path, first: str) -> Numbering | None:
    """Find the lists of names beside a file of numbers; None where the first line is words. Raises UnknownForm."""
    if not ROW.fullmatch(first):
        return None
    folder = path.parent
    lists = [folder / name for name in ("entity2id.txt", "relation2id.txt")]
    if missing := [file.name for file in lists if not file.is_file()]:
        raise UnknownForm(f"{path} is numbers, and beside it there is no {' and no '.join(missing)}")
    start = find_start(folder.name)
    if start is None:
        raise UnknownForm(
            f"{path} numbers its days, and the name of its folder does not say from when: call it {', '.join(_starts())}"
        )
    return Numbering(_load_names(lists[0]), _load_names(lists[1]), start, _find_step(path))


def find_start(folder: str) -> date | None:
    """Find day 0 of the set that a folder is named after: "ICEWS05-15", "icews14_new"."""
    plain = re.sub(r"[^a-z0-9]", "", folder.lower())
    return next((date.fromisoformat(start) for name, start in _starts().items() if name in plain), None)


@cache
def _starts() -> Mapping[str, str]:
    return read_yaml_resource("ingest.data", "quadruple_sets.yaml")


def _load_names(path: Path) -> Mapping[str, str]:
    """Load "name<tab>number" or "number<tab>name", in whichever order; a first line with only the count is passed over."""
    rows = [line.text.split("\t") for line in iter_lines(path)]
    pairs = [row[:2] for row in rows if len(row) >= 2]
    numbers_last = all(second.strip().isdecimal() for _, second in pairs)
    return {number.strip(): name.strip() for name, number in (pair if numbers_last else pair[::-1] for pair in pairs)}


def _find_step(path: Path) -> int:
    """Find whether times are hours: then all of the set are multiples of 24."""
    files = [path, *(path.parent / name for name in PARTS if name != path.name and (path.parent / name).is_file())]
    return HOURS if all(time % HOURS == 0 for file in files for time in _iter_times(file)) else 1


def _iter_times(path: Path) -> Iterator[int]:
    for line in iter_lines(path):
        if ROW.fullmatch(line.text):
            yield int(line.text.split("\t")[3])
