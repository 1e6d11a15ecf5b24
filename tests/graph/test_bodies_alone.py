"""Who acts for a body, each with a graph of its own: acts, former answers, merged bodies, unnamed officials, and graphs of before."""

from datetime import UTC, date, datetime

import pytest

from graph.aggregates import relate
from graph.answers import EventQuery
from graph.decisions import Request, decide
from graph.invariants import iter_findings
from graph.migrations import migrate
from graph.model import Actor, When
from graph.queries import find_events
from graph.store import Store
from graph.writer import delete_articles, save
from tests.factory import article, claim, extraction, participant, person
from tests.graph.test_bodies import ASAD, SYRIA, days, of_body, side


def test_who_acts_for_a_body_acts_on_the_other_side(store: Store) -> None:
    of, told = of_body("one", 1, role="source")
    blamed = told.claims[0].participants[1].model_copy(update={"role": "target"})
    seats = (told.claims[0].participants[0], blamed)
    words = {"type": "accusation", "plover": "ACCUSE", "cameo": "112", "participants": seats}
    save(store, [(of, told.model_copy(update={"claims": (told.claims[0].model_copy(update=words),)}))])
    un = side(store, "United Nations")
    for sides, direction in (((un, SYRIA), "a_to_b"), ((SYRIA, un), "b_to_a")):
        (month,) = relate(store, EventQuery(sides=sides), "month")
        assert [part.direction for part in month.parts] == [direction]


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def test_what_was_known_of_a_body_stays_answerable(store: Store) -> None:
    save(store, [of_body("one", 1), of_body("two", 9, name="Bahram Tabrizi")])
    then = now()
    delete_articles(store, ["one"])
    un = side(store, "United Nations")
    assert days(store, un) == ["2024-05-09"]
    assert days(store, un, SYRIA, as_of=then) == ["2024-05-09", "2024-05-01"]
    assert days(store, un, un, as_of=then) == []


def test_a_body_that_is_merged_is_found_by_each_of_its_names(store: Store) -> None:
    of = article("body", published=date(2024, 7, 2))
    lake = Actor(id="a1", kind="organization", name="Lakeside Forum")
    seats = (participant("a1", country=None, office=None), ASAD)
    told = claim(
        "clm-body",
        participants=seats,
        when=When(start=date(2024, 7, 1), end=date(2024, 7, 1), precision="day", text="July 1"),
    )
    save(store, [of_body("one", 1), (of, extraction(of, (lake, person("a2", "Samir Nasser", "SYR")), (told,)))])
    assert days(store, side(store, "Lakeside Forum")) == ["2024-07-01"]
    un_of = article("un", published=date(2024, 8, 2))
    body = Actor(id="a1", kind="organization", name="United Nations", sector="IGO")
    save(
        store,
        [
            (
                un_of,
                extraction(
                    un_of, (body, person("a2", "Samir Nasser", "SYR")), (told.model_copy(update={"id": "clm-un"}),)
                ),
            )
        ],
    )
    left, right = (side(store, words).actors[0] for words in ("Lakeside Forum", "United Nations"))
    decide(store, Request(kind="merge", left=left, right=right, reason="one body", author="ana"))
    for words in ("Lakeside Forum", "United Nations", left, right):
        assert "2024-05-01" in days(store, side(store, words)), words


def unnamed(id: str, name: str) -> tuple:  # noqa: A002
    """An article of the same day that names nobody for the body."""
    of, told = of_body(id, 1)
    group = Actor(id="a1", kind="group", name=name, sector="IGO")
    seats = (participant("a1", country=None, office=None), ASAD)
    return of, extraction(of, (group, told.actors[1]), (told.claims[0].model_copy(update={"participants": seats}),))


@pytest.mark.parametrize(("name", "events"), [("UN envoy", 1), ("NATO envoy", 2), ("visitors", 2)])
def test_an_unnamed_official_of_a_body_can_be_a_named_one(name: str, events: int, store: Store) -> None:
    save(store, [of_body("one", 1), unnamed("two", name)])
    found = find_events(store, EventQuery(sides=(SYRIA,))).items
    assert [event.articles for event in found] == ([2] if events == 1 else [1, 1])


OF_BEFORE = (
    "MATCH ()-[r:NAMES|TOOK_PART|HELD]->() REMOVE r.body, r.organization",
    "MATCH ()-[h:HELD]->() REMOVE h.country",
    "MATCH (e:Event) SET e.parties = [party IN e.parties WHERE NOT party STARTS WITH 'org-'], e.told = null, e.untold = true",
    "MATCH (e:Event {start: date('2024-05-01')}) SET e.told = '{}', e.untold = null",  # a text of before, which must go
    "MATCH (m:Migration {version: 9}) DELETE m",
    "DROP INDEX took_part_body_position",
)


def test_a_graph_of_before_knows_bodies_by_printed_offices(store: Store) -> None:
    save(store, [of_body("one", 1), of_body("two", 9, office="Former UN envoy"), of_body("three", 20, office=None)])
    for statement in OF_BEFORE:
        store.run_schema(statement)
    migrate(store)
    un = side(store, "United Nations")
    assert days(store, un) == [
        "2024-05-01"
    ]  # an office that follows from others is found when the event is derived again
    assert days(store, un, SYRIA, words="Kiani") == ["2024-05-01"]
    assert not [law for law in iter_findings(store) if law.broken]
    (event,) = find_events(store, EventQuery(sides=(un,))).items
    assert {seat.organization for seat in event.participants} == {"United Nations", None}
