"""A file of event data -> its rows, each an event, left out or bad, in order and one at a time."""

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Protocol

from ingest.eventdata.gdelt import MENTION_COLUMNS, GdeltReader, read_mentions
from ingest.eventdata.icews import IcewsReader, QuadrupleReader
from ingest.eventdata.layout import QUADRUPLES, Layout, find_layout, find_mentions_layout, name_data_set
from ingest.eventdata.lines import Line, iter_lines
from ingest.eventdata.numbered import NumberedReader, find_numbering
from ingest.eventdata.polecat import PolecatReader
from ingest.eventdata.records import BadField, BadRow, CodedEvent, Form, Mention, Row, SkippedRow, UnknownForm

SHOWN = 200  # characters of a bad row that are reported


class RowReader(Protocol):
    """Reads the rows of one form."""

    def read(self, line: int, text: str) -> CodedEvent | SkippedRow:
        """Read a row. Raises BadField."""

    def pass_over(self, text: str) -> None:
        """Go past a row that was read in an earlier run. Raises BadField."""


def iter_rows(
    path: Path, form: Form | None = None, start_line: int = 1, mentions: Mapping[str, tuple[Mention, ...]] | None = None
) -> Iterator[Row]:
    """Yield the rows of a file from a line on; the form is found by the first line where none is named.

    To go on after a break, give the line after that of the last row that was stored. Raises UnknownForm, CutOffFile and OSError.
    """
    file = find_file(path)
    lines = iter_lines(file)
    first = next(lines, None)
    if first is None:
        raise UnknownForm(f"{file} is empty")
    if form in {None, "quadruples"} and (numbering := find_numbering(file, first.text)):
        layout, is_header = QUADRUPLES, False
        reader: RowReader = NumberedReader(
            numbering, QuadrupleReader(name_data_set("quadruples", file.parent.name), layout)
        )
    else:
        try:
            layout, is_header = find_layout(first.text, form)
        except UnknownForm as error:
            raise UnknownForm(f"{file}: {error}") from error
        reader = _make_reader(layout, file, mentions or {})
    for line in lines if is_header else chain([first], lines):
        if line.number < start_line:
            _pass_over(reader, line)
        elif line.text.strip():
            yield _read(reader, line)


def load_mentions(path: Path) -> Mapping[str, tuple[Mention, ...]]:
    """Load a GDELT mentions file with a header, by event id. Raises UnknownForm, CutOffFile, BadField and OSError."""
    lines = iter_lines(path)
    first = next(lines, None)
    if first is None:
        raise UnknownForm(f"{path} is empty")
    layout, is_header = find_mentions_layout(first.text)
    pick = layout.picker(MENTION_COLUMNS)
    return read_mentions(pick(line.text) for line in (lines if is_header else chain([first], lines)) if line.text)


def find_file(path: Path) -> Path:
    """Find the data in a folder: the file that is called like it ("icews14/icews14.tsv.gz"), or the path itself. Raises UnknownForm."""
    if not path.is_dir():
        return path
    found = sorted(file for file in path.iterdir() if file.name.split(".")[0] == path.name)
    if len(found) != 1:
        raise UnknownForm(f"the folder {path} has {len(found)} files called {path.name}.*: name the file itself")
    return found[0]


def _make_reader(layout: Layout, file: Path, mentions: Mapping[str, tuple[Mention, ...]]) -> RowReader:
    source = name_data_set(layout.form, file.name)
    if layout.form == "gdelt":
        return GdeltReader(source, layout, mentions)
    readers: dict[Form, type[IcewsReader | QuadrupleReader | PolecatReader]] = {
        "icews": IcewsReader, "quadruples": QuadrupleReader, "polecat": PolecatReader,
    }  # fmt: skip
    return readers[layout.form](source, layout)


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
