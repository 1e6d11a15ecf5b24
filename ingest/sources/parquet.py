"""A Parquet file -> articles, a few rows at a time."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from ingest.sources.columns import NoTextColumn, get_columns, read_row
from ingest.sources.records import Read, Unreadable

BATCH = 32  # rows held at a time: with the longest text in each, 320 MB
BUFFER = 1_000_000  # bytes of a column that are read ahead, instead of the whole of it
LONGEST = 10_000_000  # bytes of text in a row: about 2,000 newspaper pages in one article
MISSING = "Parquet needs one more package: pip install 'dragoman[parquet]'"


def read_parquet(source: str, stream: BinaryIO, longest: int = LONGEST) -> Iterator[Read]:
    """Yield the articles of a Parquet stream that can seek, row group by row group; `line` of a message is the row."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        yield Unreadable(source=source, reason=MISSING)
        return
    if not stream.seekable():
        yield Unreadable(source=source, reason="Parquet is read from its end: save it as a file that is not compressed")
        return
    try:
        file = pyarrow.parquet.ParquetFile(stream, buffer_size=BUFFER, pre_buffer=False)
        columns = get_columns(file.schema_arrow.names)
    except NoTextColumn as error:
        yield Unreadable(source=source, reason=str(error))
        return
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        yield Unreadable(source=source, reason=f"it is no whole Parquet file: {_shorten(error)}")
        return
    yield from _read_groups(source, file, columns, longest)


def read_group(source: str, path: Path, group: int, longest: int = LONGEST) -> Iterator[Read]:
    """Yield the articles of one row group of a file, the first being 0; raise NoTextColumn, OSError or ArrowException."""
    import pyarrow.parquet

    file = pyarrow.parquet.ParquetFile(path, buffer_size=BUFFER, pre_buffer=False)
    before = sum(file.metadata.row_group(earlier).num_rows for earlier in range(group))
    yield from _read_group(source, _Group(file, group, 1 + before), get_columns(file.schema_arrow.names), longest)


class _Group(NamedTuple):
    """A row group of an open file, and the number of its first row in the file."""

    file: Any
    number: int
    first: int


def _read_groups(source: str, file: Any, columns: Mapping[str, int], longest: int) -> Iterator[Read]:
    first = 1
    for number in range(file.num_row_groups):
        yield from _read_group(source, _Group(file, number, first), columns, longest)
        first += file.metadata.row_group(number).num_rows


def _read_group(source: str, group: _Group, columns: Mapping[str, int], longest: int) -> Iterator[Read]:
    import pyarrow

    read = 0
    try:
        for cells in _iter_rows(group.file, group.number, columns):
            yield _read_cells(source, group.first + read, cells, longest)
            read += 1
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        last = group.first + group.file.metadata.row_group(group.number).num_rows - 1
        reason = f"rows {group.first + read} to {last} are damaged: {_shorten(error)}"
        yield Unreadable(source=source, line=group.first + read, reason=reason)


def _iter_rows(file: Any, group: int, columns: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """Yield the cells of each row of a row group as scalars of Arrow, field -> cell."""
    names = [file.schema_arrow.names[place] for place in columns.values()]
    for batch in file.iter_batches(batch_size=BATCH, row_groups=[group], columns=names):
        cells = {field: batch.column(name) for field, name in zip(columns, names, strict=True)}
        if "published" in cells:
            cells["published"] = _write_days(cells["published"])
        for row in range(batch.num_rows):
            yield {field: column[row] for field, column in cells.items()}


def _write_days(column: Any) -> Any:
    """Write timestamps and dates as ISO 8601 days in their own zone; leave a column of another type as it is."""
    import pyarrow
    from pyarrow import compute, types

    if types.is_timestamp(column.type):
        # UTC needs no table of zones, which a small machine may lack.
        local = column if column.type.tz in {None, "UTC"} else compute.local_timestamp(column)
        column = local.cast(pyarrow.date32(), safe=False)
    return column.cast(pyarrow.string()) if types.is_date(column.type) else column


def _read_cells(source: str, number: int, cells: Mapping[str, Any], longest: int) -> Read:
    try:
        values = {field: _read_cell(cell) for field, cell in cells.items()}
    except UnicodeDecodeError as error:
        return Unreadable(source=source, line=number, reason=f"the row has text that is not UTF-8: {error.reason}")
    text = values["text"]
    if isinstance(text, str) and len(text) > longest:
        reason = f"the text is longer than {longest:,} characters: split it into articles"
        return Unreadable(source=source, line=number, reason=reason)
    return read_row(source, number, values)


def _read_cell(cell: Any) -> Any:
    """Read a scalar of Arrow: text that older writers left as plain bytes is UTF-8; a number is written out."""
    value = cell.as_py()
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return str(value) if isinstance(value, int | float) else value


def _shorten(error: Exception) -> str:
    return str(error).split("\n", maxsplit=1)[0][:200]
