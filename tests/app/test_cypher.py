"""The Cypher that is shown finds what the answer has, and has nothing in it that was not asked."""

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import as_file, files

import pytest
from neo4j import Driver, GraphDatabase

from app.cypher import write_cypher, write_events
from app.folding import FALSE, TRUE
from app.intake import Intake
from app.jobs import run_ingest
from graph.aggregates import aggregate_parameters, relation_parameters
from graph.answers import EventQuery, Side
from graph.ends import Seats
from graph.queries import find_events
from graph.store import Store
from ingest.sources.files import read_sources
from tests.emptied import emptied

EGYPT, JORDAN = (Side(words=code, countries=(code,)) for code in ("EGY", "JOR"))
MET = EventQuery(sides=(EGYPT, JORDAN), types=("meeting",))
HEADLINE = """\
CALL db.index.fulltext.queryNodes('event_terms', "parties:(\\"EGY\\") AND parties:(\\"JOR\\") AND type:(\\"meeting\\") \
AND status:(\\"happened\\" OR \\"ongoing\\")") YIELD node AS e
WITH e ORDER BY e.position DESC LIMIT 50
RETURN e"""
LEFT = re.compile(
    rf"null IS NULL|null\b.* IN null|\[\] *IN|IN \[\]|size\(\[|\b0 = 0|true OR|false OR|\$\w|[{TRUE}{FALSE}]"
)
QUERIES = {
    "all": EventQuery(),
    "types": EventQuery(types=("meeting", "visit"), start=date(2024, 1, 1)),
    "category": EventQuery(categories=("CONSULT",), end=date(2024, 12, 31)),
    "any status": EventQuery(statuses=()),
    "one side": EventQuery(sides=(EGYPT,)),
    "two sides": EventQuery(sides=(EGYPT, JORDAN)),
    "meetings": MET,
    "a side twice": EventQuery(sides=(EGYPT, Side(words="both", countries=("EGY", "JOR")))),
    "place": EventQuery(place="Cairo"),
    "place and side": EventQuery(sides=(JORDAN,), place="Cairo"),
    "topic": EventQuery(topic="electricity"),
    "words": EventQuery(words="ferry"),
    "words and side": EventQuery(words="ferry", sides=(EGYPT,)),
    "country and role": EventQuery(countries=("EGY",), roles=("host",)),
    "who does it": EventQuery(source=EGYPT),
    "to whom": EventQuery(sides=(EGYPT, JORDAN), source=EGYPT, target=JORDAN),
    "office": EventQuery(sides=(EGYPT,), office="deputy foreign minister"),
    "reported": EventQuery(reported_start=date(2024, 5, 1), reported_end=date(2024, 6, 30)),
    "sources": EventQuery(min_sources=1, min_confidence=0.5, sort="oldest"),
    "known then": EventQuery(as_of="2999-01-01T00:00:00+00:00"),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(neo4j_server, intake: Intake) -> Iterator[Store]:
    with emptied(neo4j_server) as store, as_file(files("app").joinpath("samples")) as folder:
        run_ingest(read_sources([str(folder)]), intake, store, lambda _count: None)
        yield store


@pytest.fixture(scope="module")
def driver(neo4j_server) -> Iterator[Driver]:
    with GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        yield driver


@pytest.mark.parametrize("name", QUERIES)
def test_shown_statement_finds_the_events_of_the_answer_in_their_order(name: str, told: Store, driver: Driver) -> None:
    query = QUERIES[name]
    expected = [event.id for event in find_events(told, query, 7).items]
    shown = write_events(query, 7)
    assert [record["e"]["id"] for record in driver.execute_query(shown).records] == expected  # type: ignore[arg-type]
    assert expected
    assert not LEFT.search(shown), shown


def test_headline_question_is_three_lines() -> None:
    assert write_events(MET, 50).startswith(HEADLINE)


@pytest.mark.parametrize(
    "by", [("month",), ("type",), ("country",), ("pair",), ("place", "type"), ("source", "year"), ("actor",)]
)
@pytest.mark.parametrize("name", ["all", "one side", "meetings", "place and side", "words"])
def test_shown_counts_are_those_of_the_answer(name: str, by: tuple[str, ...], told: Store, driver: Driver) -> None:
    statement, parameters = aggregate_parameters(
        QUERIES[name],
        by,
        20,
        Seats(
            others=name == "one side",
            who="source" if name == "all" else None,
            kind="person" if name == "meetings" else None,
        ),
    )
    shown = write_cypher(statement, parameters)
    rows = [record.data() for record in driver.execute_query(shown).records]  # type: ignore[arg-type]
    assert rows == told.read(statement, **parameters)
    assert not LEFT.search(shown), shown


@pytest.mark.parametrize("sides", [(Side(words="Nobody"),), (EGYPT, Side(words="Nobody"))])
def test_shown_statement_of_a_side_that_nobody_is_runs_and_finds_nothing(
    sides: tuple[Side, ...], told: Store, driver: Driver
) -> None:
    for query in (EventQuery(sides=sides), EventQuery(sides=sides[-1:], source=sides[-1], types=("visit",))):
        assert driver.execute_query(write_events(query, 7)).records == []  # type: ignore[arg-type]


def test_shown_relations_are_those_of_the_answer(told: Store, driver: Driver) -> None:
    statement, parameters = relation_parameters(EventQuery(sides=(EGYPT, JORDAN)), "month")
    shown = write_cypher(statement, parameters)
    assert [record.data() for record in driver.execute_query(shown).records] == told.read(statement, **parameters)  # type: ignore[arg-type]
    assert not LEFT.search(shown), shown
