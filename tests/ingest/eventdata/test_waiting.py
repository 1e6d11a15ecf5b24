"""A text that waits says what the text that is loaded at once says: its fingerprint, claims and names, and the profiles in them."""

import json
from pathlib import Path

import pytest

from graph.coded_claims import coded_fingerprint
from graph.offline.spool import Attendance, lines_of, name_rows
from graph.rows import rows_of
from graph.tally import Tally
from ingest.eventdata.articles import iter_texts, make_article
from ingest.eventdata.records import CodedEvent, Form
from ingest.eventdata.rows import iter_rows
from ingest.eventdata.waiting import WaitingRoom
from tests.ingest.eventdata.samples import ROWS_OF_FORMS


@pytest.fixture(params=ROWS_OF_FORMS)
def texts(request: pytest.FixtureRequest, tmp_path: Path) -> list[list[CodedEvent]]:
    """Read rows of each form."""
    form: Form = request.param
    file = tmp_path / "alpha.tsv"
    file.write_text("\n".join(ROWS_OF_FORMS[form]) + "\n")
    return list(iter_texts(row for row in iter_rows(file) if isinstance(row, CodedEvent)))


def test_waiting_text_has_the_article_and_fingerprint_of_one_that_is_loaded(texts: list[list[CodedEvent]]) -> None:
    room = WaitingRoom()
    for events in texts:
        waiting = room.enter(events)
        article, read = make_article(events)
        assert (waiting.article, waiting.fingerprint) == (article, coded_fingerprint(article, read))


def test_claims_and_names_written_out_are_those_that_are_loaded(texts: list[list[CodedEvent]]) -> None:
    room = WaitingRoom()
    for events in texts:
        waiting = room.enter(events)
        article, read = make_article(events)
        rows = rows_of(article, read, {}, article.publisher)
        lines, (kinds, seats) = lines_of(article), room.alike
        names = [
            name
            for entry in waiting.entries
            for name in name_rows(entry, [seats[seat] for seat in entry[3]], lines, article.published)
        ]
        assert names == rows.names
        for entry, claim in zip(waiting.entries, rows.claims, strict=True):
            said = [lines[number].text for number in entry[1]]
            own = {"id": entry[0], "article": article.id, "date_text": str(article.published), "evidence": said}
            assert [span["rule"] for span in json.loads(claim["spans"])] == [kinds[number][1] for number in entry[2]]
            days = {"start": article.published, "end": article.published}
            assert kinds[entry[2][0]][0] | own | days | {"spans": claim["spans"]} == claim


def test_profiles_are_those_of_the_names_one_by_one(texts: list[list[CodedEvent]]) -> None:
    room, tally = WaitingRoom(), Tally()
    attendance = Attendance(room.alike.seats)
    for events in texts:
        attendance.add(room.enter(events))
        article, read = make_article(events)
        tally.add_claims(rows_of(article, read, {}, article.publisher).names)
    assert attendance.profiles() == tally.profiles()
