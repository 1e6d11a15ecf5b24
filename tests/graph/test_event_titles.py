"""How an event is called in one line, by who took part in which role."""

import pytest

from graph.event_titles import shown_in_title, title_of


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
    def seat(name: str, kind: str, role: str, country: str) -> dict[str, str | None]:
        return {"name": name, "kind": kind, "role": role, "country": country, "organization": None}

    visitors = [seat("Norway", "country", "visitor", "NOR"), seat("Dana Holm", "person", "visitor", "NOR")]
    hosts = [seat("Latvia", "country", "host", "LVA"), seat("Norway", "country", "host", "NOR")]
    shown = shown_in_title([*hosts, *visitors])
    assert shown == [("host", "Latvia"), ("host", "Norway"), ("visitor", "Dana Holm (NOR)")]
