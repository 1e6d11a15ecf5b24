"""The client against the real service: records out, pages followed, errors with what to write instead."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow.parquet
import pytest
from pydantic import ValidationError

from app.client import BadRequest, Dragoman, NotFound, ServiceFailed, ServiceUnreachable
from app.client.transport import Patience
from app.filters import EventFilter, MeetingFilter
from graph.server.login import Login
from tests.app.diplomats import PEOPLE, serving_diplomats

HEAVY = ("spacy", "neo4j", "fastapi", "starlette", "sqlalchemy", "dbos", "numpy", "rapidfuzz", "trafilatura")


@pytest.fixture(scope="module")
def service(neo4j_server: Login) -> Iterator[Dragoman]:
    with serving_diplomats(neo4j_server) as address, Dragoman(address) as client:
        yield client


def test_importing_it_brings_nothing_heavy() -> None:
    code = f"import sys; from app.client import Dragoman; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_all_pages_are_followed_and_only_as_they_are_needed(service: Dragoman) -> None:
    ids = [event.id for event in service.events(limit=2)]
    assert len(ids) == len(set(ids)) == len(PEOPLE)
    assert ids == [event.id for event in service.events()]
    assert [event.id for event in islice(service.events(limit=1), 2)] == ids[:2]


def test_conditions_narrow_a_filter(service: Dragoman) -> None:
    syrian = EventFilter(between=("Syria",))
    assert {event.when.start.year for event in service.events(syrian, start="2014", end="2015")} == {2014}
    assert len(list(service.meetings(MeetingFilter(between=("Syria",))))) == 3
    assert len(list(service.meetings(between=("Jordan", "Egypt")))) == 1


def test_a_wrong_condition_is_told_before_anything_is_sent(service: Dragoman) -> None:
    with pytest.raises(ValidationError, match="did you mean 'meeting'"):
        service.events(type=("meting",))
    with pytest.raises(ValidationError, match="betwen"):
        service.events(betwen=("Iran",))


def test_a_question_is_answered_with_what_was_understood(service: Dragoman) -> None:
    answer = service.ask("meetings between Jordanian and Egyptian officials")
    assert [event.type for event in answer.events] == ["meeting"]
    assert answer.understood["filter"]["between"] == ["country:JOR", "country:EGY"]
    assert answer.not_understood == ()
    assert answer.next is None
    more = service.ask("meetings with Syria", limit=1)
    assert len(more.events) == 1
    every = [event.id for event in service.meetings(between=("Syria",))]
    assert [event.id for event in (*more.events, *service.follow(more.next))] == every
    assert len(every) == 3


def test_counts_and_networks_are_those_of_the_events(service: Dragoman) -> None:
    meetings = list(service.meetings())
    counted = service.aggregate(("year", "type"), type=("meeting",))
    assert counted["events"] == len(meetings) == sum(cell["events"] for cell in counted["cells"])
    assert [label["value"] for label in counted["cells"][0]["labels"]][1] == "meeting"
    both = list(service.events(between=("Egypt", "Jordan")))
    related = service.relations("Egypt", "Jordan", by="year")
    assert (related["events"], related["a"]["countries"]) == (len(both), ["EGY"])
    drawn = service.network(type="meeting", nodes="countries")
    assert drawn["events"] == len(meetings)
    assert {"EGY", "JOR"} <= {node["id"] for node in drawn["nodes"]}
    with pytest.raises(BadRequest, match="colour"):
        service.network(colour="red")


def test_days_are_named_alike_in_every_method(service: Dragoman) -> None:
    land = next(actor for actor in service.actors("Syria", "country"))
    days = {"start": "2013", "end": "2014"}
    assert 0 < len(list(service.counterparts(land.id, **days))) < len(list(service.counterparts(land.id)))
    assert service.relations("Syria", "Iran", **days)["events"] == len(
        list(service.events(between=("Syria", "Iran"), start="2013", end="2014"))
    )


def test_an_export_is_saved_whole_or_not_at_all(service: Dragoman, tmp_path: Path) -> None:
    wanted = {event.id for event in service.events(between=("Egypt",))}
    service.save_export(tmp_path / "e.parquet", "parquet", between=("Egypt",))
    assert set(pyarrow.parquet.read_table(tmp_path / "e.parquet").column("id").to_pylist()) == wanted != set()
    with pytest.raises(BadRequest, match="write 'csv'"):
        service.save_export(tmp_path / "e.xlsx", "xlsx")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("e.")] == ["e.parquet"]
    with pytest.raises(ValueError, match="save_export"):
        service.export("parquet")


def test_counterparts_come_page_after_page_each_once(service: Dragoman) -> None:
    land = next(actor for actor in service.actors("Syria", "country"))
    every = list(service.counterparts(land.id))
    paged = list(service.counterparts(land.id, limit=1))
    assert paged == every
    assert len({one["id"] for one in every}) == len(every) > 2
    assert [one["events"] for one in every] == sorted((one["events"] for one in every), reverse=True)
    with pytest.raises(NotFound):
        next(service.counterparts("per-none"))


def test_an_event_comes_with_claims_articles_and_participants(service: Dragoman) -> None:
    first = next(service.meetings(between=("Jordan", "Egypt")))
    assert service.event(first.id) == first
    (claim,) = service.claims(first.id)
    article = service.article(claim.article.id)
    evidence = first.evidence[0]
    assert article.text[evidence.start : evidence.end] == evidence.text
    actor = service.actor(first.participants[0].actor)
    assert actor.name == first.participants[0].name
    assert [event.id for event in service.events_of(actor.id)] == [first.id]


def test_actors_and_offices_are_found(service: Dragoman) -> None:
    (found,) = service.actors("Moualem")
    assert [held.title for held in service.offices_of(found.id)] == ["Foreign Minister"]
    assert {holder.name for holder in service.holders("Syria", "foreign minister")} == {"Walid al-Moualem"}
    assert {actor.kind for actor in service.actors(kind="country")} == {"country"}
    assert len(list(service.actors())) == service.counts().actors


def test_errors_say_what_to_write_instead(service: Dragoman) -> None:
    with pytest.raises(NotFound, match="there is no event 'evt-none'") as missing:
        service.event("evt-none")
    assert missing.value.problem is not None
    assert missing.value.problem.type == "/problems/not-found"
    with pytest.raises(BadRequest) as unread:
        service.ask("what is love")
    assert unread.value.problem is not None
    assert unread.value.problem.suggestions
    with pytest.raises(BadRequest) as wrong:
        service.get("/v1/events", frm="2023")
    assert wrong.value.problem is not None
    assert wrong.value.problem.errors[0].pointer == "/query/frm"


def test_an_id_is_written_so_that_it_is_one_part_of_the_address(service: Dragoman) -> None:
    with pytest.raises(NotFound):
        service.actor("../events?limit=1")


def test_decisions_are_made_listed_and_undone(service: Dragoman) -> None:
    one, other = (actor.id for actor in service.actors("Nizar Haddad"))
    asked = {"kind": "not_same", "left": one, "right": other, "reason": "born apart", "author": "tests"}
    assert service.decide(asked, dry_run=True).dry_run
    assert service.decisions() == ()
    made = service.decide(asked).decision
    assert service.decisions(about=one) == (made,)
    assert service.undo(made.id, "tests", "for the test").decision.undone is not None
    with pytest.raises(BadRequest):
        service.decide(asked | {"right": one})


def test_feeds_are_added_changed_and_removed(service: Dragoman) -> None:
    from app.jobviews import FeedChange, FeedRequest

    added = service.add_feed(FeedRequest(url="https://news.example/feed"))
    assert service.change_feed(added.id, FeedChange(state="paused")).state == "paused"
    assert [feed.id for feed in service.feeds()] == [added.id]
    service.remove_feed(added.id)
    assert service.feeds() == ()


def test_nobody_there_and_somebody_else_there_are_told_apart() -> None:
    client = Dragoman("http://127.0.0.1:9", patience=Patience(tries=2, first=0.01))
    with pytest.raises(ServiceUnreachable, match="does not answer"):
        client.counts()


@pytest.mark.parametrize("address", ["http://[", "127.0.0.1:8000", "ftp://host", "http://", "http://host:port"])
def test_what_is_no_address_is_told_at_once(address: str) -> None:
    with pytest.raises(ServiceUnreachable, match="no address"):
        Dragoman(address)


def test_what_a_newer_service_adds_is_passed_over(service: Dragoman) -> None:
    from app.client.parsing import read
    from app.views import EventView

    event = next(service.events())
    data = event.model_dump(mode="json")
    data |= {"colour": "blue"}
    data["participants"][0]["shoe_size"] = 43
    assert read(EventView, data) == event
    del data["title"]
    with pytest.raises(ServiceFailed, match="title"):
        read(EventView, data)
