"""Input files -> units of work: stretches of JSONL and row groups of Parquet, each of which becomes one part of the output."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import pyarrow
import pyarrow.parquet

from graph.ids import digest
from graph.model import Article, Record
from ingest.sources.columns import NoTextColumn
from ingest.sources.files import suffix_of
from ingest.sources.lines import LONGEST, read_lines
from ingest.sources.parquet import read_group
from ingest.sources.records import Read, Unreadable, too_long

FORMS = (".jsonl", ".ndjson", ".parquet")


class NoInput(Exception):
    """There is nothing to extract. Name JSONL or Parquet files, or folders that hold some."""


class Unit(Record):
    """A piece of input that one worker reads and that gives one part of the output."""

    id: str
    source: str
    form: Literal["lines", "parquet"]
    start: int
    end: int
    longest: int


def plan_units(inputs: Iterable[Path], stretch: int, longest: int = LONGEST) -> tuple[Unit, ...]:
    """Cut the input into units, JSONL into stretches of so many bytes; always in the same way. Raises NoInput.

    `longest`: code points of an article; what is longer is told as unreadable.
    """
    files = [file for path in inputs for file in _files(path)]
    if not files:
        raise NoInput(f"there is nothing to extract: no file here ends in {', '.join(FORMS)}")
    return tuple(unit for file in files for unit in _cut(file, stretch, longest))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(p for p in path.rglob("*") if p.is_file() and suffix_of(p) in FORMS and p.suffix != ".gz")
    if not path.is_file() or suffix_of(path) not in FORMS or path.suffix == ".gz":
        raise NoInput(f"{path} is no JSONL or Parquet file that can be read in pieces: unpack or convert it first")
    return [path]


def _cut(file: Path, stretch: int, longest: int) -> Iterator[Unit]:
    if suffix_of(file) == ".parquet":
        yield from (_unit(file, "parquet", (group, group + 1), longest) for group in range(_count_groups(file)))
        return
    size = file.stat().st_size
    cuts = ((start, min(start + stretch, size)) for start in range(0, size, stretch))
    yield from (_unit(file, "lines", cut, longest) for cut in cuts)


def _count_groups(file: Path) -> int:
    """Count the row groups; a damaged file has one, which is told as unreadable when its turn comes."""
    try:
        return int(pyarrow.parquet.ParquetFile(file).num_row_groups)
    except (pyarrow.ArrowException, OSError):
        return 1


def _unit(file: Path, form: Literal["lines", "parquet"], cut: tuple[int, int], longest: int) -> Unit:
    """Name a unit by what it reads: size and time of the file are in the name, so that a changed file is read again."""
    state = file.stat()
    made_of = (state.st_size, state.st_mtime_ns, *cut, longest)
    name = digest("unit", str(file.resolve()), *map(str, made_of))
    return Unit(id=name, source=str(file.resolve()), form=form, start=cut[0], end=cut[1], longest=longest)


def read_unit(unit: Unit) -> Iterator[Read]:
    """Yield the articles of a unit; messages about JSONL name the byte at which its stretch begins and the line in it."""
    path = Path(unit.source)
    if unit.form == "parquet":
        try:
            yield from read_group(unit.source, path, unit.start)
        except NoTextColumn as error:
            yield Unreadable(source=unit.source, reason=str(error))
        except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
            yield Unreadable(source=unit.source, reason=f"it is no whole Parquet file: {str(error)[:200]}")
        return
    with path.open("rb") as file:
        source = f"{unit.source} from byte {unit.start}"
        for read in read_lines(source, Stretch(file, unit.start, unit.end), LONGEST, unit.start == 0):
            if not (isinstance(read, Unreadable) and read.reason == "it is empty"):
                yield read


class Stretch:
    """The lines of a file that begin within a stretch of it; the last goes on to its end, beyond the stretch."""

    def __init__(self, file: object, start: int, end: int) -> None:
        self._file, self._left = file, end - start
        file.seek(max(0, start - 1))  # type: ignore[attr-defined]
        if start:
            while (piece := file.readline(LONGEST)) and not piece.endswith(b"\n"):  # type: ignore[attr-defined]
                pass
            self._left = end - file.tell()  # type: ignore[attr-defined]

    def read(self, size: int = -1) -> bytes:
        """Read what is there, whole lines at the end."""
        if self._left <= 0:
            return b""
        data: bytes = self._file.read(min(size, self._left) if size > 0 else self._left)  # type: ignore[attr-defined]
        self._left -= len(data)
        if self._left == 0 and data and not data.endswith(b"\n"):
            data += self._file.readline(LONGEST)  # type: ignore[attr-defined]
        return data


def articles_of(unit: Unit) -> tuple[list[Article], list[Unreadable]]:
    """Read a unit: its articles, and what could not be read."""
    articles: list[Article] = []
    rejected: list[Unreadable] = []
    for read in read_unit(unit):
        fault = read if isinstance(read, Unreadable) else too_long(read, unit.longest)
        if fault:
            rejected.append(fault)
        elif isinstance(read, Article):
            articles.append(read)
    return articles, rejected
