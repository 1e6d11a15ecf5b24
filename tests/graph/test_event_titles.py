"""How an event is called in one line, by who took part in which role."""

import pytest

from graph.event_titles import Titled, shown_in_title, title_of


@pytest.mark.parametrize(
    ("kind", "seats", "title"),
    [
        ("meeting", [("host", "A"), ("visitor", "B")], "A met B in Riga"),
        ("meeting", [("host", "A"), ("host", "B"), ("visitor", "C")], "C met A and B in Riga"),
        ("meeting", [("host", "A"), ("visitor", "B"), ("visitor", "C")], "A met B and C in Riga"),
        ("meeting", [("host", "A"), ("host", "B")], "A met B in Riga"),
        ("meeting", [("participant", "A"), ("participant", "B")], "A met B in Riga"),
        ("visit", [("host", "A"), ("visitor", "B")], "B visited A in Riga"),
    ],
)
def test_title_names_first_who_meets_the_others(kind: str, seats: list[tuple[str, str]], title: str) -> None:
    assert title_of(kind, seats, "Riga") == title


def test_a_country_is_told_by_who_acts_for_it_in_its_role() -> None:
    visitors = [Titled("visitor", "Norway", "country", "NOR"), Titled("visitor", "Dana Holm (NOR)", "person", "NOR")]
    hosts = [Titled("host", "Latvia", "country", "LVA"), Titled("host", "Norway", "country", "NOR")]
    shown = shown_in_title([*hosts, *visitors])
    assert shown == [("host", "Latvia"), ("host", "Norway"), ("visitor", "Dana Holm (NOR)")]


def test_a_country_that_deals_with_its_own_minister_is_told() -> None:
    seats = [
        Titled("participant", "Norway", "country", "NOR"),
        Titled("participant", "Dana Holm (NOR)", "person", "NOR"),
    ]
    assert [name for _, name in shown_in_title(seats)] == ["Norway", "Dana Holm (NOR)"]
