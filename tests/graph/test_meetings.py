"""Which pairs met more or less often when events are derived again; counts that are added up equal counts made anew."""

from datetime import date

import pytest

from graph.meetings import Meeting, meeting_changes
from graph.model import Article, Extraction, When
from graph.native import native
from graph.store import Store
from graph.writer import delete_articles, save
from tests.factory import TEXT, article, claim, extraction

DAY, NEXT = date(2023, 10, 11), date(2023, 10, 12)


def test_only_what_differs_is_a_change() -> None:
    stays, goes, comes = (Meeting("a", "b", name, DAY) for name in ("one", "two", "three"))
    assert meeting_changes([stays, goes], [stays, goes]) == []
    assert meeting_changes([stays, goes], [stays]) == [
        {"low": "a", "high": "b", "change": -1, "came": [], "went": [DAY]}
    ]
    assert meeting_changes([stays], [stays, comes])[0]["came"] == [DAY]


def test_another_day_comes_and_goes() -> None:
    rows = meeting_changes([Meeting("a", "b", "one", DAY)], [Meeting("a", "b", "one", NEXT)])
    assert rows == [{"low": "a", "high": "b", "change": 0, "came": [NEXT], "went": [DAY]}]


def met(store: Store) -> list[tuple[int, date, date]]:
    rows = [row["properties"] for row in store.read("dump_relationships") if row["type"] == "MET"]
    return [(row["count"], native(row["first"]), native(row["last"])) for row in rows]


def on(number: int, day: date, **fields) -> tuple[Article, Extraction]:
    of = article(f"art-{number}", text=f"{TEXT} Report {number}.", published=day)
    told = claim(f"clm-{number}", when=When(start=day, end=day, precision="day", text=str(day)), **fields)
    return of, extraction(of, claims=(told,))


@pytest.fixture
def days() -> list[date]:
    return [date(2024, 5, 15), date(2024, 6, 20), date(2024, 8, 2)]


def test_meetings_are_added_up_article_by_article(store: Store, days: list[date]) -> None:
    for number, day in enumerate(days):
        save(store, [on(number, day)])
    assert met(store) == [(3, days[0], days[2])]


def test_a_second_report_of_a_meeting_counts_nothing(store: Store, days: list[date]) -> None:
    save(store, [on(0, days[0])])
    save(store, [on(1, days[0])])
    assert met(store) == [(1, days[0], days[0])]


@pytest.mark.parametrize(("gone", "left"), [(0, (1, 2)), (1, (0, 2)), (2, (0, 1))])
def test_a_withdrawn_meeting_is_taken_off_wherever_it_stood(store: Store, days: list[date], gone: int, left) -> None:
    save(store, [on(number, day) for number, day in enumerate(days)])
    delete_articles(store, [f"art-{gone}"])
    assert met(store) == [(2, *(days[i] for i in left))]


def test_the_last_meeting_of_a_pair_leaves_none(store: Store, days: list[date]) -> None:
    save(store, [on(0, days[0])])
    save(store, [on(0, days[0], status="denied")])
    assert met(store) == []
