"""Lists of officeholders -> tenures, and the rows that cannot be used, each with its line and reason."""

import csv
import gzip
import zlib
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from graph.findings import advise
from graph.officeholding import Tenure
from ingest.decoding import NotText, decode
from ingest.officeholder_dates import NoDate
from ingest.officeholder_forms import FORMS, Form, Refused, Row, make_tenure
from ingest.sources.records import Unreadable

GZIP = b"\x1f\x8b"
LIMIT = 100_000_000  # bytes unpacked: a million rows, a hundred times the largest list that is known
DELIMITERS = "\t,;"


class UnknownList(ValueError):
    """The file is no list of officeholders in a form that is read. The message lists the forms."""


class DayMissing(ValueError):
    """The list shows one day and does not say which. Give that day as `as_of`."""


class _Line(NamedTuple):
    number: int
    cells: list[str] | None  # null where the line is no CSV
    reason: str = ""


def read_officeholders(path: Path, as_of: date | None = None) -> Iterator[Tenure | Unreadable]:
    """Yield the tenures of a list, in order, and each row that cannot be used; `as_of` is the day that the list shows.

    Raises UnknownList, DayMissing, or OSError at the call itself, before the first row.
    """
    text = _read_text(path)
    delimiter, form = _recognise(path, text)
    if form.snapshot and as_of is None:
        raise DayMissing(f"{path.name}: a list of {form.name} shows one day; give the day (as_of), such as 2019-10-01")
    return _read_rows(path.name, form, _split(text, delimiter), as_of)


def _read_text(path: Path) -> str:
    data = path.read_bytes()
    try:
        if data.startswith(GZIP):
            with gzip.open(path) as unpacked:
                data = unpacked.read(LIMIT + 1)
        if len(data) > LIMIT:
            raise UnknownList(f"{path.name}: it is larger than {LIMIT // 1_000_000} MB: split it. {_describe_forms()}")
        return decode(data)
    except (NotText, EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise UnknownList(f"{path.name}: {error}. {_describe_forms()}") from error


def _describe_forms() -> str:
    forms = "; ".join(f"{form.name}: {', '.join(form.columns)}" for form in FORMS)
    return f"The first line of a list of officeholders names its columns, which are one of: {forms}"


def _recognise(path: Path, text: str) -> tuple[str, Form]:
    head = text.lstrip("\r\n").splitlines()[0]
    for delimiter in DELIMITERS:
        columns = _columns(head.replace('"', "").split(delimiter))
        for form in FORMS:
            if {name.lower() for name in form.columns} <= set(columns):
                return delimiter, form
    raise UnknownList(f"{path.name}: its first line is no known header. {_describe_forms()}")


def _columns(cells: Sequence[str]) -> list[str]:
    return [cell.strip().lower() for cell in cells]


def _split(text: str, delimiter: str) -> Iterator[_Line]:
    """Yield the rows with the line on which each begins; tab-separated lists do not quote, a nickname stands in quotes there."""
    stream = StringIO(text, newline="")
    if delimiter == "\t":
        reader = csv.reader(stream, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)
    else:
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield _Line(number, None, f"no CSV: {error}")
            continue
        if any(cell.strip() for cell in cells):
            yield _Line(number, [" ".join(cell.split()) for cell in cells])


def _read_rows(source: str, form: Form, lines: Iterator[_Line], as_of: date | None) -> Iterator[Tenure | Unreadable]:
    columns = _columns(next(lines).cells or [])
    found = [_read_row(source, form, columns, line, as_of) for line in lines]
    newest = max((r.start for r in found if isinstance(r, Tenure) and r.start), default=None)
    seen: dict[Tenure, int] = {}
    for result in found:
        if isinstance(result, Unreadable):
            yield result
            continue
        content = result.model_copy(update={"line": 1})
        reason = (
            f"a repeated row: line {seen[content]} says the same"
            if content in seen
            else _refuse_open(form, result, newest)
        )
        if reason:
            yield Unreadable(source=source, line=result.line, reason=reason)
        else:
            seen[content] = result.line
            yield result
    if not found:
        yield Unreadable(source=source, reason="it has a header and no rows")


def _refuse_open(form: Form, tenure: Tenure, newest: date | None) -> str | None:
    """Tell why a tenure without an end is left out: nothing dates it, or it is too old to go on."""
    if not (tenure.start or tenure.end or tenure.as_of):
        return "no day: give its beginning or end, or the day that the list shows (as_of)"
    if form.longest_open and newest and tenure.start and tenure.end is None:
        years = (newest - tenure.start).days / 365.25
        if years > form.longest_open:
            return (
                f"no end is given, and it began more than {form.longest_open} years before the newest day of the list"
            )
    return None


def _read_row(source: str, form: Form, columns: list[str], line: _Line, as_of: date | None) -> Tenure | Unreadable:
    try:
        return make_tenure(form, form.read(_name_cells(columns, line)), as_of, line.number)
    except (Refused, NoDate) as error:
        reason = str(error)
    except ValidationError as error:
        reason = advise(error.errors()[0])
    return Unreadable(source=source, line=line.number, reason=reason)


def _name_cells(columns: list[str], line: _Line) -> Row:
    if line.cells is None:
        raise Refused(line.reason)
    if len(line.cells) != len(columns):
        raise Refused(f"a row of {len(line.cells)} columns: the header has {len(columns)}")
    return dict(zip(columns, line.cells, strict=True))
