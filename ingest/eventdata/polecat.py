"""POLECAT rows -> coded events: the weekly tab-separated files, whose columns are found by their names."""

from ingest.eventdata.actors import load_actor_lexicon
from ingest.eventdata.codes import get_plover
from ingest.eventdata.fields import (
    event_key,
    find_text,
    join_sides,
    make_place,
    parse_day,
    parse_event_id,
    parse_score,
    take_part,
)
from ingest.eventdata.layout import Layout
from ingest.eventdata.parties import read_polecat_party
from ingest.eventdata.records import BadField, CodedEvent, CodedParty, DataSet, SkippedRow

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Contexts",
    "Actor Name", "Actor Country", "Primary Actor Sector", "Actor Title", "Recipient Name", "Recipient Country", "Primary Recipient Sector", "Recipient Title",
    "City", "Placename", "Province", "Country", "Latitude", "Longitude", "Source", "Version",
    "Actor Sector", "Recipient Sector", "Actor Sectors", "Recipient Sectors",
)  # fmt: skip
ACTOR, RECIPIENT, PLACE = 6, 10, 14
ACTOR_SECTORS, RECIPIENT_SECTORS = (8, 22, 24), (12, 23, 25)  # the newest name of the column first


class PolecatReader:
    """Reads rows of POLECAT."""

    def __init__(self, source: DataSet, layout: Layout) -> None:
        self._source = source
        self._pick = layout.picker(COLUMNS)

    def pass_over(self, text: str) -> None:
        """Leave out a row that was read before."""

    def read(self, line: int, text: str) -> CodedEvent | SkippedRow:
        """Read a row. Raises BadField."""
        row = self._pick(text)
        coding = get_plover(row[2], row[3])
        if coding.type is None:
            return SkippedRow(line, coding.cameo, coding.plover)
        name, day = parse_event_id(row[0]), parse_day(row[1])
        sides = (_read_side(row, ACTOR, ACTOR_SECTORS), _read_side(row, RECIPIENT, RECIPIENT_SECTORS))
        participants = join_sides(*map(take_part, coding.roles, sides))
        where = next((place for place in map(find_text, row[PLACE : PLACE + 4]) if place), None)
        return CodedEvent(
            f"polecat-{name}", event_key("polecat", coding, day.isoformat(), participants, where or name),
            self._source._replace(version=find_text(row[21])), line, text, day,
            coding.type, coding.plover or "", coding.cameo, coding.status, parse_score(row[4]), participants,
            place=make_place(where, _find_country(row[17]), row[18], row[19]), publisher=find_text(row[20]),
            topics=tuple(topic for topic in map(find_text, row[5].split(";")) if topic),
        )  # fmt: skip


def _find_country(field: str) -> str | None:
    lexicon = load_actor_lexicon()
    return lexicon.find_country_by_code(field.strip()) or lexicon.find_country(field)


def _read_side(row: tuple[str, ...], start: int, sectors: tuple[int, ...]) -> tuple[CodedParty, ...]:
    """Read the parties of a side; several names or countries are parted by semicolons, and then are as many. Raises BadField."""
    names, countries, titles = (row[at].split(";") for at in (start, start + 1, start + 3))
    sector = next((row[at].split(";")[0].strip() for at in sectors if find_text(row[at])), "")
    count = max(len(names), len(countries))
    if len(countries) not in {1, count} or len(names) not in {1, count}:
        raise BadField(f"{row[start]!r} are not as many names as {row[start + 1]!r} are countries")
    titles = titles if len(titles) == count else [""] * count
    sides = zip(names * (count // len(names)), countries * (count // len(countries)), titles, strict=True)
    parties = (read_polecat_party(name.strip(), country.strip(), sector, title) for name, country, title in sides)
    return tuple(party for party in parties if party)
