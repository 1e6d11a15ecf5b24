"""Who does it and to whom it is done: the ends of an event, now and as it was known."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from graph.actor_queries import find_actor_ids
from graph.aggregates import aggregate, count_events, relate
from graph.answers import EventQuery, Side
from graph.queries import find_events
from graph.reasons import explain_nothing
from graph.store import Store
from graph.writer import delete_articles, save
from tests.graph.test_aggregates import tell

DAY = date(2012, 4, 5)
# id, type, day, place, who with the role each has
HAPPENINGS = (
    ("1", "accusation", date(2012, 4, 1), None, (("Kiani", "source"), ("Nasser", "target"))),
    ("2", "accusation", date(2012, 4, 9), None, (("Nasser", "source"), ("Kiani", "target"))),
    ("3", "sanction", date(2012, 5, 1), None, (("Demir", "source"), ("Nasser", "target"))),
    ("4", "visit", date(2012, 6, 1), None, (("Kiani", "visitor"), ("Nasser", "host"))),
    ("5", "meeting", date(2012, 7, 1), "Damascus", (("Kiani", "visitor"), ("Nasser", "host"))),
    ("6", "meeting", date(2012, 8, 1), None, (("Kiani", "participant"), ("Nasser", "participant"))),
    ("7", "appointment", date(2012, 9, 1), None, (("Demir", "appointer"), ("Kiani", "appointee"))),
)  # fmt: skip
IRAN, SYRIA, TURKEY = (
    Side(words=words, countries=(code,)) for words, code in (("Iran", "IRN"), ("Syria", "SYR"), ("Turkey", "TUR"))
)
EITHER = Side(words="Iran or Turkey", countries=("IRN", "TUR"))


@pytest.fixture(scope="module")
def graph(open_store) -> Iterator[Store]:
    with open_store() as store:
        save(store, [tell(*happening) for happening in HAPPENINGS])
        yield store


def months(store: Store, **fields: object) -> list[int]:
    return [event.start.month for event in find_events(store, EventQuery(**fields)).items if event.start]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        pytest.param({"source": IRAN}, [6, 4], id="acts, a guest only in a visit"),
        pytest.param({"source": IRAN, "sides": (IRAN,)}, [6, 4], id="acts, and is a party"),
        pytest.param({"target": SYRIA}, [6, 5, 4], id="bears, a host only of a visit"),
        pytest.param({"target": IRAN}, [9, 4], id="is accused, is appointed"),
        pytest.param({"source": IRAN, "target": SYRIA}, [6, 4], id="one to the other"),
        pytest.param({"source": SYRIA, "target": IRAN}, [4], id="the other way"),
        pytest.param({"source": EITHER, "target": SYRIA}, [6, 5, 4], id="one of two"),
        pytest.param({"source": SYRIA, "sides": (IRAN, SYRIA)}, [4], id="of a pair"),
        pytest.param({"source": TURKEY, "types": ("sanction",)}, [5], id="with a type"),
        pytest.param({"source": IRAN, "words": "kiani", "types": ("visit",)}, [6], id="with words"),
        pytest.param({"source": IRAN, "target": IRAN}, [], id="to itself"),
    ],
)
def test_ends_narrow_what_is_found_and_counted(graph: Store, fields: dict[str, object], found: list[int]) -> None:
    assert months(graph, **fields) == found
    assert count_events(graph, EventQuery(**fields)) == len(found)


def test_person_is_an_end(graph: Store) -> None:
    (kiani,) = find_actor_ids(graph, "Kiani")
    assert months(graph, target=Side(words="Kiani", actors=(kiani,))) == [9, 4]


def test_ends_hold_for_counts_and_relations(graph: Store) -> None:
    asked = EventQuery(sides=(IRAN, SYRIA), source=SYRIA)
    assert [cell.labels[0].value for cell in aggregate(graph, asked, ("type",)).cells] == ["accusation"]
    assert sum(period.events for period in relate(graph, asked, "month")) == 1


def test_end_that_nobody_is_finds_nothing_and_is_named(graph: Store) -> None:
    asked = EventQuery(source=Side(words="Atlantis"))
    assert find_events(graph, asked).items == ()
    assert "called 'Atlantis'" in explain_nothing(graph, asked)
    assert "none of them meets" in explain_nothing(graph, EventQuery(sides=(TURKEY, SYRIA), source=SYRIA))


def test_ends_are_those_of_what_was_known(graph: Store) -> None:
    then = datetime.now(UTC).isoformat(timespec="microseconds")
    asked = [
        {"source": IRAN},
        {"target": SYRIA},
        {"source": SYRIA, "target": IRAN},
        {"source": EITHER, "sides": (SYRIA,)},
    ]
    before = [months(graph, **fields) for fields in asked]
    delete_articles(graph, [f"art-{number}" for number in range(1, 8)])
    assert [months(graph, **fields, as_of=then) for fields in asked] == before
