"""The tables of a graph of event data: their columns for Neo4j's importer, and rows written to them as CSV, where nothing is None."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from functools import cache, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple, Self

from graph.native import Row

LISTS = "\x1f"  # between the entries of a list
LONGEST = 3_000_000  # characters of a field: the importer reads 4 MiB at once
BUFFER = 1 << 20  # bytes
TOLD = 1 << 16  # ends of rows of one table that are remembered
# Fields of several lines are read right only within one buffer: in a file of 8 MiB the importer lost the end of a text between two.
OF_LINES = "articles"
MOST = 2_000_000  # characters of such a file, besides quotation marks that are doubled


class UnfitText(ValueError):
    """A text has characters that the tables cannot hold. Load it through a running database, which takes them."""


class Table(NamedTuple):
    """Nodes with these labels, or relationships of this type; columns as the importer writes them in a header.

    The `alike` come last: what they say together stands in many rows, and is written as CSV once.
    """

    name: str
    labels: str
    own: tuple[str, ...]
    ends: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Give all columns, save the ends."""
        return self.own + self.alike

    @property
    def header(self) -> str:
        """Give the first line."""
        ends = (f":{end}_ID({group})" for end, group in zip(("START", "END"), self.ends, strict=False))
        return ",".join((*ends, *self.columns)) + "\n"

    @property
    def keys(self) -> tuple[str, ...]:
        """Give the keys of a row in the order of the columns."""
        return _keys(self.columns)


def _keys(columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(column.partition(":")[0] or "label" for column in columns)


NODES = (
    Table("articles", "Article:Atom", ("id:ID(Article)", "url", "title", "published:date", "publisher", "language", "licence", "text", "fingerprint",
                                       "extractor", "content", "sketch")),
    Table("sources", "Source", ("name:ID(Source)",)),
    Table("claims", "Claim:Atom:Coded", ("id:ID(Claim)", "evidence:string[]", "spans", "event", "vote", "start:date", "end:date", "date_text"), (), (
        "title", "type", "plover", "cameo", "status", "confidence:double", "topics:string[]", "precision", "place", "place_country",
        "latitude:double", "longitude:double")),
    Table("events", "Event", (
        "id:ID(Event)", "start:date", "end:date", "date_text", "position", "title", "parties:string[]", "since", "articles:long"), (), (
        "type", "plover", "cameo", "status", "precision", "confidence:double", "sources:long", "disputed:string[]", "untold:boolean", ":LABEL")),
    Table("actors", "Actor", ("id:ID(Actor)", "name", "aliases:string[]", "country", "sector", "kind", "wikidata", "since", ":LABEL")),
    Table("profiles", "Profile:Atom", ("id:ID(Profile)", "kind", "country", "era:long", "spellings:string[]", "aliases:string[]", "first:date",
                                       "last:date", "met:string[]", "wikidata", "claims:long", "name", "sectors", "offices")),
    Table("keys", "Key", ("id:ID(Key){id-type:long}",)),
    Table("places", "Place", ("id:ID(Place)", "name", "country", "location:point{crs:WGS-84}")),
    Table("topics", "Topic", ("name:ID(Topic)",)),
)  # fmt: skip
LINK = (
    "score:double",
    "conflict:boolean",
    "why:string[]",
    "twin:boolean",
    "weight:double",
    "review:double",
    "doubtful:boolean",
)
RELATIONSHIPS = (
    Table("published", "PUBLISHED_BY", (), ("Article", "Source")),
    Table("states", "STATES", (), ("Article", "Claim")),
    Table("names", "NAMES", ("start:long", "end:long", "day:date"), ("Claim", "Actor"), (
        "role", "text", "profile", "office", "organization", "body", "country", "sector", "kind", "name", "aliases:string[]", "offices", "actor_country",
        "namesake", "era:long")),
    Table("supports", "SUPPORTS", (), ("Claim", "Event")),
    Table("disputes", "DISPUTES", (), ("Claim", "Event")),
    Table("parts", "TOOK_PART", ("position",), ("Actor", "Event"), ("role", "office", "organization", "body", "country", "sector", "basis", "open", "actor")),
    Table("alike_claims", "RESEMBLES", LINK, ("Claim", "Claim")),
    Table("alike_profiles", "RESEMBLES", LINK, ("Profile", "Profile")),
    Table("keyed_claims", "KEYED", (), ("Claim", "Key")),
    Table("keyed_profiles", "KEYED", (), ("Profile", "Key")),
    Table("of", "OF", (), ("Profile", "Actor")),
    Table("held", "HELD", ("id", "title", "from:date", "to:date", "office", "listed", "organization", "body", "country"), ("Actor", "Actor")),
    Table("met", "MET", ("count:long", "first:date", "last:date"), ("Actor", "Actor")),
    Table("at", "AT", (), ("Event", "Place")),
    Table("in", "IN", (), ("Place", "Actor")),
    Table("about", "ABOUT", (), ("Event", "Topic")),
)  # fmt: skip
TABLES = {table.name: table for table in (*NODES, *RELATIONSHIPS)}


def check_text(text: str) -> None:
    """Raise UnfitText where a text cannot stand in a table as it is."""
    if LISTS in text or "\r" in text or "\0" in text or len(text) > LONGEST:
        raise UnfitText(f"{text[:80]!r}... has characters that a table cannot hold, or too many")


class Tables:
    """Open tables of one writer in a folder; several writers have files of their own, which the importer reads as one."""

    def __init__(self, folder: Path, writer: str) -> None:
        self._folder, self._writer = folder, writer
        self._files = ExitStack()
        self._open: dict[str, Open] = {}
        self._part = self._written = 0

    def add(self, name: str, row: Row, *ends: str) -> None:
        """Write a row to the table of that name; a relationship has two ends."""
        if name == OF_LINES:
            self._divide(len(row["text"]))
        table = self._open.get(name) or self._begin(name)
        table.write(",".join([*map(tell_text, ends), *table.own(row)]) + (table.alike(row) if table.alike else "\n"))

    def write(self, name: str, lines: Sequence[str]) -> None:
        """Write lines, without their ends, that were made before."""
        if lines:
            (self._open.get(name) or self._begin(name)).write("\n".join(lines) + "\n")

    def link(self, name: str, start: str | int, end: str | int) -> None:
        """Write a relationship without properties."""
        (self._open.get(name) or self._begin(name)).write(f"{tell_text(start)},{tell_text(end)}\n")

    def _divide(self, size: int) -> None:
        """Go on in another file before one of texts of several lines grows too long."""
        if self._written and self._written + size > MOST:
            self._open.pop(OF_LINES).close()
            self._part, self._written = self._part + 1, 0
        self._written += size

    def _begin(self, name: str) -> "Open":
        part = f".{self._part}" if name == OF_LINES else ""
        path = self._folder / f"{name}-{self._writer}{part}.csv"
        file = self._files.enter_context(path.open("w", encoding="utf-8", newline="", buffering=BUFFER))
        table = TABLES[name]
        alike = _teller(table.alike) if table.alike else None
        self._open[name] = Open(file.write, _picker(table.own), alike, file.close)
        return self._open[name]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()


class Open(NamedTuple):
    """A table that is written: how, what its own columns say of a row, what the alike ones do, to the end of the line, and how it is closed."""

    write: Callable[[str], object]
    own: Callable[[Row], list[str]]
    alike: Callable[[Row], str] | None
    close: Callable[[], object]


def tell_alike(name: str, row: Row) -> str:
    """Write what the alike columns of a table say of a row: the end of its line, without the line break."""
    return "," + ",".join(_alike_picker(name)(row))


@cache
def _alike_picker(name: str) -> Callable[[Row], list[str]]:
    return _picker(TABLES[name].alike)


def _picker(columns: tuple[str, ...]) -> Callable[[Row], list[str]]:
    """Make what writes the values of columns of a row as fields."""
    writers = tuple(_writer(column.partition(":")[2]) for column in columns)
    pick = _getter(_keys(columns))
    return lambda row: [write(value) for write, value in zip(writers, pick(row), strict=True)]


def _teller(columns: tuple[str, ...]) -> Callable[[Row], str]:
    """Make what writes the values of columns as the end of a line; what was written lately is remembered."""
    pick = _getter(_keys(columns))
    writers = tuple(_writer(column.partition(":")[2]) for column in columns)

    @lru_cache(maxsize=TOLD)
    def tell(*values: Any) -> str:
        return "".join([f",{write(value)}" for write, value in zip(writers, values, strict=True)]) + "\n"

    def told(row: Row) -> str:
        values = pick(row)
        return tell.__wrapped__(*values) if list in map(type, values) else tell(*values)

    return told


def _getter(keys: Sequence[str]) -> Callable[[Row], Sequence[Any]]:
    if len(keys) > 1:
        return itemgetter(*keys)
    return lambda row: (row[keys[0]],)


def _writer(kind: str) -> Callable[[Any], str]:
    """Choose how values of a kind of column are written."""
    return WRITERS.get(kind, tell_text)


def tell_text(value: Any) -> str:
    """Write a text as the importer reads it, as `csv` does in four times the time: it looks at each character by itself."""
    if value is None:
        return ""
    text = value if type(value) is str else str(value)
    if '"' in text or "," in text or "\n" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


@lru_cache(maxsize=1 << 13)  # days recur, and take a microsecond
def _day(value: date | None) -> str:
    return "" if value is None else str(value)


def _number(value: float | None) -> str:
    return "" if value is None else str(value)


def tell_list(value: Sequence[str] | None) -> str:
    """Write a list as the importer reads it."""
    return "" if value is None else tell_text(LISTS.join(value))


def _boolean(value: bool | None) -> str:
    return "" if value is None else str(value).lower()


WRITERS: dict[str, Callable[[Any], str]] = {
    "string[]": tell_list, "boolean": _boolean, "date": _day, "long": _number, "double": _number,
}  # fmt: skip


def write_headers(folder: Path) -> None:
    """Write the header of every table that has rows, in a file of its own."""
    for name in {path.stem.rpartition("-")[0] for path in folder.glob("*-*.csv")}:
        (folder / f"{name}.header").write_text(TABLES[name].header, encoding="utf-8")


def import_arguments(folder: Path) -> list[str]:
    """Give the importer the tables of a folder."""
    return [*_arguments("--nodes", folder, NODES), *_arguments("--relationships", folder, RELATIONSHIPS)]


def _arguments(option: str, folder: Path, tables: Iterable[Table]) -> Iterable[str]:
    for table in tables:
        files = sorted(folder.glob(f"{table.name}-*.csv"))
        if files:
            yield f"{option}={table.labels}={','.join(map(str, (folder / f'{table.name}.header', *files)))}"
