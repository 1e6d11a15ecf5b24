"""What a row of an event data set becomes: an event as it was coded, or why there is none.

Tuples with names instead of pydantic records: a file has millions of rows, a `CodedEvent` costs 0.3 microseconds and a pydantic record of the
same fields 4.9 (measured; all else takes 5), and every field was checked when it was read.
"""

from datetime import date
from typing import Literal, NamedTuple

from graph.model import Kind, Place, Status

Family = Literal["icews", "gdelt", "polecat"]
Form = Literal["icews", "quadruples", "gdelt", "polecat"]


class UnknownForm(ValueError):
    """The file has the shape of no event data that Dragoman knows. Name its form, or unpack or convert it as the message says."""


class CutOffFile(ValueError):
    """A compressed file cannot be unpacked to its end; the rows before are sound. Fetch it again and load it again."""


class BadField(ValueError):
    """A field of a row cannot be what its column says: the row is reported and left out."""


class DataSet(NamedTuple):
    """Where rows come from. `version` is null where neither the file nor the row tells it."""

    family: Family
    name: str
    version: str | None = None


class CodedParty(NamedTuple):
    """A side as a data set names it.

    `named` is false for a role ("Police (India)"), whose title is then `office`; `country` is ISO 3166-1 alpha-3 of the country it acts for;
    `code` is the actor code of the data set ("IRNGOV").
    """

    name: str
    kind: Kind
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    named: bool = True
    code: str | None = None


class CodedParticipant(NamedTuple):
    """A party with its part in the event: a role of `graph/data/vocabulary.yaml`."""

    role: str
    party: CodedParty


class CodedEvent(NamedTuple):
    """One row of an event data set.

    `id` is the same for the same row in every file and order; rows about one happening share `event_key`. `line` counts from 1, headers
    included, and `text` is the row as it stands there: the evidence. `intensity` is the Goldstein or PLOVER score that the row gives, -10 to 10.
    """

    id: str
    event_key: str
    source: DataSet
    line: int
    text: str
    day: date
    type: str
    plover: str
    cameo: str
    status: Status
    intensity: float | None
    participants: tuple[CodedParticipant, ...]
    place: Place | None = None
    publisher: str | None = None
    url: str | None = None
    story: str | None = None
    topics: tuple[str, ...] = ()


class SkippedRow(NamedTuple):
    """A sound row that is no event of ours: its code has no event type."""

    line: int
    cameo: str
    plover: str | None
    reason: str = "no type"


class BadRow(NamedTuple):
    """A row that cannot be read, and why; `text` is what stands there, at most 200 characters."""

    line: int
    reason: str
    text: str


Row = CodedEvent | SkippedRow | BadRow
