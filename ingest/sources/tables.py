"""A stream of CSV or TSV -> articles, a row at a time."""

import codecs
import csv
import io
from collections.abc import Iterator

from ingest.compressed import ByteStream, NotUnpacked
from ingest.decoding import NotText, find_marked_encoding, guess_encoding, refuse_other_files
from ingest.sources.columns import NoTextColumn, find_columns, get_columns, read_row
from ingest.sources.lines import LONGEST, iter_lines
from ingest.sources.records import Read, Unreadable

DELIMITERS = ",;\t|"
NO_DELIMITER = "\x1f"  # the "unit separator" of ASCII: a table of one column is split nowhere
HEAD = 200_000  # bytes that are looked at for the kind and the encoding of a file


class LineTooLong(ValueError):
    """A line of a table is longer than the limit, mostly for want of a closing quotation mark. Split or mend the file."""


class TextLines:
    """The lines of a table as text, each with its line break, for the csv module; one too long raises and is passed by."""

    def __init__(self, stream: ByteStream, longest: int) -> None:
        """Look at the head of the stream. Raises NotText where it is no text."""
        head = _read_head(stream)
        refuse_other_files(head)
        marked = find_marked_encoding(head)
        whole = _Joined(head, stream)
        self._raw = iter_lines(_Recoded(whole, marked) if marked else whole, longest)
        self._encoding = "utf-8" if marked or _is_utf8(head) else guess_encoding(head)
        self._certain = marked is not None
        self._longest = longest
        self._ready: list[str] = []
        self.number = 0

    def __iter__(self) -> "TextLines":
        return self

    def __next__(self) -> str:
        if not self._ready:
            line = next(self._raw)
            if line is None:
                self.number += 1
                raise LineTooLong(f"the line is longer than {self._longest:,} bytes: is a quotation mark left open?")
            # A carriage return alone ends a line in old files and stands inside quoted cells in others.
            self._ready = list(io.StringIO(self._decode(line) + "\n", newline=""))[::-1]
        self.number += 1
        return self._ready.pop()

    def peek(self) -> str:
        """Give the first line that is not blank, and keep it for the next call. Raises NotText where there is none."""
        for line in self:
            if line.strip():
                self._ready.append(line)
                self.number -= 1
                return line
        raise NotText("it is empty")

    def _decode(self, line: bytes) -> str:
        """Decode a line; the first that is not ASCII decides whether a file that began as UTF-8 is, or is Windows-1252."""
        if self._encoding != "utf-8" or line.isascii():
            return line.decode(self._encoding, errors="replace")
        if not self._certain and not _is_utf8(line, final=True):
            self._encoding = "cp1252"
        self._certain = True
        return line.decode(self._encoding, errors="replace")


class _Joined:
    """A stream whose head was read, from its start."""

    def __init__(self, head: bytes, stream: ByteStream) -> None:
        self._head, self._stream = head, stream

    def read(self, size: int = -1) -> bytes:
        data, self._head = self._head[:size], self._head[size:]
        return data or self._stream.read(size) or b""


class _Recoded:
    """A stream in the encoding that its mark declares, as UTF-8 without a mark: line breaks are then single bytes."""

    def __init__(self, stream: ByteStream, encoding: str) -> None:
        self._stream, self._decoder = stream, codecs.getincrementaldecoder(encoding)(errors="replace")

    def read(self, size: int = -1) -> bytes:
        data = b""
        while not data and (block := self._stream.read(size)):
            data = self._decoder.decode(block).encode()
        return data


def _read_head(stream: ByteStream) -> bytes:
    head = b""
    try:
        while len(head) < HEAD and (block := stream.read(HEAD - len(head))):
            head += block
    except NotUnpacked:  # it is raised again when the reading of rows gets there
        return head
    return head


def _is_utf8(data: bytes, final: bool = False) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data, final)
    except UnicodeDecodeError:
        return False
    return True


def read_table(source: str, stream: ByteStream, longest: int = LONGEST) -> Iterator[Read]:
    """Yield the articles of a CSV or TSV stream with a header; rows that cannot be read are told with their line.

    No line may be longer than `longest` bytes and no cell longer than `longest` characters.
    """
    # The limit belongs to the process, not to a reader: 131,072 characters unless told. It is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), longest))
    try:
        yield from _read_rows(source, TextLines(stream, longest))
    except (NotText, NotUnpacked, NoTextColumn) as error:
        yield Unreadable(source=source, reason=str(error))
    except LineTooLong as error:
        yield Unreadable(source=source, line=1, reason=f"the header cannot be read: {error}")


def _read_rows(source: str, lines: TextLines) -> Iterator[Read]:
    rows = _iter_rows(lines, _find_delimiter(lines.peek()))
    number, header = next(rows)
    if isinstance(header, str):
        yield Unreadable(source=source, line=number, reason=f"the header cannot be read: {header}")
        return
    columns = get_columns(header)
    for number, row in rows:
        if isinstance(row, str):
            yield Unreadable(source=source, line=number, reason=row)
        elif len(row) != len(header):
            reason = f"the row has {len(row)} cells and the header {len(header)}: quote cells that hold the delimiter"
            yield Unreadable(source=source, line=number, reason=reason)
        else:
            yield read_row(source, number, {field: row[place] for field, place in columns.items()})


def _find_delimiter(header: str) -> str:
    """Find the delimiter that makes most known columns of the header, then most columns."""

    def count(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([header], delimiter=delimiter))
        return len(find_columns(names)), len(names)

    best = max(DELIMITERS, key=count)
    return best if count(best)[1] > 1 else NO_DELIMITER


def _iter_rows(lines: TextLines, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield the line at which each row begins, and its cells or what is wrong with it."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        number = lines.number + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except LineTooLong as error:
            yield number, str(error)
        except csv.Error as error:
            yield number, f"the row cannot be read: {error}. Write a quotation mark within a quoted cell twice"
        else:
            if row:
                yield number, row
