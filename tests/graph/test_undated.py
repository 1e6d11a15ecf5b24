"""Events of which no article tells the day: they stand behind the others by their first report, and count by it where this is asked."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.aggregates import aggregate, relate
from graph.answers import EventQuery
from graph.migrations import load_migrations
from graph.model import ArticleHead, Extraction, When
from graph.queries import find_events
from graph.reasons import count_left_out, explain_nothing
from graph.store import Store
from graph.streams import iter_events
from graph.writer import delete_articles, save
from tests.factory import article, claim, participant, person
from tests.graph.test_aggregates import IRAN, SYRIA

MAY = {"start": date(2024, 5, 1), "end": date(2024, 5, 31)}
BY_REPORT = {"undated": "reported"}
# id, the day that is told, the day of the report, who is met
TOLD = (
    ("dated", date(2024, 3, 2), date(2024, 5, 20), "Nasser"),
    ("first", None, date(2024, 5, 7), "Demir"),
    ("again", None, date(2024, 5, 9), "Demir"),
    ("later", None, date(2024, 6, 3), "Haddad"),
    ("never", None, None, "Okelo"),
)


def tell(number: str, day: date | None, published: date | None, other: str) -> tuple[Any, Extraction]:
    told = article(f"art-{number}", publisher=f"Wire {number}", published=published, text=f"{article().text} {number}.")
    actors = person("a1"), person("a2", f"Samir {other}", "SYR")
    seats = participant("a1", "Arash Kiani", "IRN"), participant("a2", "Samir Nasser", "SYR")
    when = When(start=day, end=day, precision="day", text="then") if day else None
    said = claim(f"clm-{number}", when=when, place=None, participants=seats, topics=())
    return told, Extraction(article=ArticleHead(id=told.id), actors=actors, claims=(said,))


def days(store: Store, **conditions: Any) -> list[str]:
    found = find_events(store, EventQuery(**conditions)).items
    return [str(event.start or f"reported {event.reported}") for event in found]


@pytest.fixture
def told(store: Store) -> Store:
    save(store, [tell(*one) for one in TOLD])
    return store


def test_undated_events_come_last_the_newest_report_first(told: Store) -> None:
    assert days(told) == ["2024-03-02", "reported 2024-06-03", "reported 2024-05-07", "reported None"]


@pytest.mark.parametrize("sides", [(), (IRAN,), (IRAN, SYRIA)], ids=len)
def test_period_takes_undated_events_in_by_their_first_report_where_asked(told: Store, sides: tuple[Any, ...]) -> None:
    assert days(told, sides=sides, **MAY) == []
    assert days(told, sides=sides, **MAY, **BY_REPORT) == ["reported 2024-05-07"]
    assert days(told, sides=sides, start=date(2024, 5, 8), **BY_REPORT) == ["reported 2024-06-03"]
    assert days(told, sides=sides, end=date(2024, 5, 8), **BY_REPORT) == ["2024-03-02", "reported 2024-05-07"]


def test_counts_by_time_put_them_where_they_were_reported(told: Store) -> None:
    def counted(**fields: Any) -> dict[str | None, int]:
        found = aggregate(told, EventQuery(**fields), ("month",))
        crossed = aggregate(told, EventQuery(**fields), ("month", "type"))
        cells = {cell.labels[0].value: cell.events for cell in found.cells}
        assert {cell.labels[0].value: cell.events for cell in crossed.cells} == cells
        assert found.undated == 3
        return cells

    assert counted() == {"2024-03": 1, None: 3}
    assert counted(**BY_REPORT) == {"2024-03": 1, "2024-05": 1, "2024-06": 1, None: 1}
    between = relate(told, EventQuery(sides=(IRAN, SYRIA), **BY_REPORT), "month")
    assert [one.period for one in between] == ["2024-03", "2024-05", "2024-06", None]


def test_a_day_that_an_article_tells_later_takes_the_report_away(told: Store) -> None:
    save(told, [tell("certain", date(2024, 5, 6), date(2024, 5, 10), "Demir")])
    assert days(told) == ["2024-05-06", "2024-03-02", "reported 2024-06-03", "reported None"]


def test_withdrawn_first_report_leaves_the_next_one(told: Store) -> None:
    then = datetime.now(UTC).isoformat(timespec="microseconds")
    before = list(iter_events(told, EventQuery()))
    delete_articles(told, ["art-first"])
    assert days(told, **MAY, **BY_REPORT) == ["reported 2024-05-09"]
    week = {"start": date(2024, 5, 6), "end": date(2024, 5, 8)}
    assert days(told, **week, **BY_REPORT, as_of=then) == ["reported 2024-05-07"]
    assert days(told, **week, as_of=then) == []
    assert {event.id: event for event in iter_events(told, EventQuery(as_of=then))} == {
        event.id: event for event in before
    }
    by_month = aggregate(told, EventQuery(as_of=then, **BY_REPORT), ("month",)).cells
    assert [(cell.labels[0].value, cell.events) for cell in by_month] == [
        ("2024-03", 1),
        ("2024-05", 1),
        ("2024-06", 1),
        (None, 1),
    ]


def test_what_a_period_leaves_out_is_told(told: Store) -> None:
    asked = EventQuery(sides=(IRAN,), **MAY)
    assert explain_nothing(told, asked).endswith(
        "Without the period it would be 4, 3 of them without a date. In it 1 without a date was first reported: add undated=reported."
    )
    assert count_left_out(told, asked) == 1
    assert count_left_out(told, EventQuery(sides=(IRAN,), start=date(2024, 1, 1))) == 2
    assert count_left_out(told, asked.model_copy(update=BY_REPORT)) == 0
    assert count_left_out(told, EventQuery(sides=(IRAN,))) == 0


def test_graph_of_an_earlier_version_gets_the_reports(told: Store) -> None:
    before = list(iter_events(told, EventQuery()))
    told.run_schema(
        "MATCH (e:Event) WHERE e.start IS NULL REMOVE e.reported SET e.position = '0000-00-00|' + e.id "
        "WITH e MATCH ()-[p:TOOK_PART]->(e) SET p.position = e.position"
    )
    (migration,) = (one for one in load_migrations() if one.name == "reported")
    for statement in migration.statements:
        told.run_schema(statement)
    assert list(iter_events(told, EventQuery())) == before
    assert days(told, sides=(IRAN,), **MAY, **BY_REPORT) == ["reported 2024-05-07"]
