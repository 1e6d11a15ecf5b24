"""A file of event data -> its rows, each an event, left out or bad, in order and one at a time."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Protocol

from ingest.eventdata.gdelt import GdeltReader
from ingest.eventdata.icews import IcewsReader, QuadrupleReader
from ingest.eventdata.layout import QUADRUPLES, Layout, find_layout, name_data_set, refuse_others
from ingest.eventdata.lines import Line, iter_lines
from ingest.eventdata.numbered import NumberedReader, find_numbering
from ingest.eventdata.polecat import PolecatReader
from ingest.eventdata.records import BadField, BadRow, CodedEvent, Family, Form, Row, SkippedRow, UnknownForm

SHOWN = 200  # characters of a bad row that are reported


class RowReader(Protocol):
    """Reads the rows of one form."""

    def read(self, line: int, text: str) -> CodedEvent | SkippedRow:
        """Read a row. Raises BadField."""

    def pass_over(self, text: str) -> None:
        """Go past a row that was read in an earlier run. Raises BadField."""


def iter_rows(path: Path, family: Family | None = None, start_line: int = 1) -> Iterator[Row]:
    """Yield the rows of a file from a line on; its form is found by the first line.

    To go on after a break, give the line after that of the last row that was stored. Raises UnknownForm, also where the file is not of the
    data set that `family` names, CutOffFile and OSError.
    """
    reader, lines = _open(find_file(path), family)
    for line in lines:
        if line.number < start_line:
            _pass_over(reader, line)
        elif line.text.strip():
            yield _read(reader, line)


def check_form(path: Path, family: Family | None = None) -> None:
    """Look whether the rows of a file can be read; raise UnknownForm, CutOffFile or OSError where they cannot."""
    _open(find_file(path), family)


def _open(file: Path, family: Family | None) -> tuple[RowReader, Iterator[Line]]:
    """Find the reader of a file by its first line, and the lines that are rows."""
    lines = iter_lines(file)
    first = next(lines, None)
    if first is None:
        raise UnknownForm(f"{file} is empty")
    numbering = find_numbering(file, first.text)
    try:
        layout, is_header = (QUADRUPLES, False) if numbering else find_layout(first.text)
        refuse_others(layout, family)
    except UnknownForm as error:
        raise UnknownForm(f"{file}: {error}") from error
    if numbering:
        words = QuadrupleReader(name_data_set("quadruples", file.parent.name), layout)
        return NumberedReader(numbering, words), chain([first], lines)
    return _make_reader(layout, file), lines if is_header else chain([first], lines)


def find_file(path: Path) -> Path:
    """Find the data in a folder: the file that is called like it ("icews14/icews14.tsv.gz"), or the path itself. Raises UnknownForm."""
    if not path.is_dir():
        return path
    found = sorted(file for file in path.iterdir() if file.name.split(".")[0] == path.name)
    if len(found) != 1:
        raise UnknownForm(f"the folder {path} has {len(found)} files called {path.name}.*: name the file itself")
    return found[0]


def _make_reader(layout: Layout, file: Path) -> RowReader:
    readers: dict[Form, type[IcewsReader | QuadrupleReader | GdeltReader | PolecatReader]] = {
        "icews": IcewsReader, "quadruples": QuadrupleReader, "gdelt": GdeltReader, "polecat": PolecatReader,
    }  # fmt: skip
    return readers[layout.form](name_data_set(layout.form, file.name), layout)


def _pass_over(reader: RowReader, line: Line) -> None:
    try:
        reader.pass_over(line.text)
    except BadField:
        return  # it was reported when it was read


def _read(reader: RowReader, line: Line) -> Row:
    if not line.sound:
        return BadRow(line.number, "it is longer than a row can be", line.text[:SHOWN])
    try:
        return reader.read(line.number, line.text)
    except BadField as error:
        return BadRow(line.number, str(error), line.text[:SHOWN])
