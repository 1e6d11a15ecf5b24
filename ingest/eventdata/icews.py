"""ICEWS rows -> coded events: the original tab-separated form, and the (subject, relation, object, date) sets made from it."""

from collections import Counter
from functools import lru_cache

from graph.ids import fold
from ingest.eventdata.actors import load_actor_lexicon
from ingest.eventdata.codes import Coding, cameo_texts, get_cameo, get_cameo_by_text
from ingest.eventdata.fields import (
    NOTHING,
    event_key,
    find_text,
    join_sides,
    make_place,
    parse_day,
    parse_event_id,
    parse_score,
    row_key,
    take_part,
)
from ingest.eventdata.layout import QUADRUPLE_COLUMNS, Layout
from ingest.eventdata.parties import read_icews_party
from ingest.eventdata.records import BadField, CodedEvent, CodedParticipant, DataSet, SkippedRow

TAB_COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


class IcewsReader:
    """Reads rows of the 20-column form."""

    def __init__(self, source: DataSet, layout: Layout) -> None:
        self._source = source
        self._pick = layout.picker(TAB_COLUMNS)

    def pass_over(self, text: str) -> None:
        """Leave out a row that was read before."""

    def read(self, line: int, text: str) -> CodedEvent | SkippedRow:
        """Read a row. Raises BadField."""
        row = self._pick(text)
        coding = _read_code(row[6].strip(), row[5])
        if coding.type is None:
            return SkippedRow(line, coding.cameo, coding.plover)
        name, day = parse_event_id(row[0]), parse_day(row[1])
        participants = join_sides(
            _play(coding.roles[0], row[2], row[3], row[4]), _play(coding.roles[1], row[8], row[9], row[10])
        )
        country, story = load_actor_lexicon().find_country(row[17]), find_text(row[11])
        where = next((place for place in map(find_text, row[14:18]) if place), None)
        return CodedEvent(
            f"icews-{name}", event_key("icews", coding, day.isoformat(), participants, where or name), self._source, line, text, day,
            coding.type, coding.plover or "", coding.cameo, coding.status, parse_score(row[7]), participants,
            place=make_place(where, country, row[18], row[19]), publisher=find_text(row[13]),
            story=story and f"{story}#{row[12]}",
        )  # fmt: skip


@lru_cache(maxsize=1 << 12)
def _read_code(code: str, text: str) -> Coding:
    """Read the code with its text, which tells what "14" is where a table program took the zero from 014. Raises BadField."""
    if code in NOTHING or cameo_texts().get(fold(text)) == f"0{code}":
        return get_cameo_by_text(text)
    return get_cameo(code)


@lru_cache(maxsize=1 << 17)  # names recur: without it the whole reading takes twice as long
def _play(role: str, name: str, sectors: str = "", country: str = "") -> tuple[CodedParticipant, ...]:
    """Read a side in its role; empty for an unspecified actor. Raises BadField for a side without a name."""
    if not name.strip():
        raise BadField("a side has no name")
    party = read_icews_party(name.strip(), sectors, country)
    return take_part(role, (party,) if party else ())


class QuadrupleReader:
    """Reads rows of the sets that have only names and a day; they have no ids, so that the row itself makes its id.

    Equal rows of one file are told apart by their number: it must see all rows from the first. The id has no name of the set in it: a row that
    stands in ICEWS14 and in ICEWS05-15 is one row.
    """

    def __init__(self, source: DataSet, layout: Layout) -> None:
        self._source = source
        self._pick = layout.picker(QUADRUPLE_COLUMNS)
        self._seen: set[str] = set()
        self._repeated: Counter[str] = Counter()
        self._codings: dict[str, Coding] = {}

    def pass_over(self, text: str) -> None:
        """Count a row that was read before, for the numbers of equal rows. Raises BadField."""
        self._id(self._pick(text))

    def read(self, line: int, text: str) -> CodedEvent | SkippedRow:
        """Read a row. Raises BadField."""
        row = self._pick(text)
        subject, relation, object_, printed = row
        coding = self._codings.get(relation)
        if coding is None:
            coding = self._codings[relation] = get_cameo_by_text(relation)
        if coding.type is None:
            return SkippedRow(line, coding.cameo, coding.plover)
        day = parse_day(printed)
        participants = join_sides(_play(coding.roles[0], subject), _play(coding.roles[1], object_))
        return CodedEvent(
            self._id(row), event_key("icews", coding, day.isoformat(), participants, ""), self._source, line, text, day,
            coding.type, coding.plover or "", coding.cameo, coding.status, None, participants,
        )  # fmt: skip

    def _id(self, row: tuple[str, ...]) -> str:
        key = row_key(*row)
        if key in self._seen:
            self._repeated[key] += 1
            return f"icews-{row_key(*row, str(self._repeated[key]))}"
        self._seen.add(key)
        return f"icews-{key}"
