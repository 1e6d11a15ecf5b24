"""Who acts for a body takes part for it: by the office that an article prints, by what people are called, or by an office held then."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.actor_queries import find_actor_ids
from graph.aggregates import aggregate, count_events, find_counterparts
from graph.answers import EventQuery, Side
from graph.bodies import body_ending, body_in_brackets, body_leading, body_named, body_of
from graph.ends import Seats
from graph.invariants import iter_findings
from graph.model import Actor, Office, When
from graph.past import matches
from graph.queries import find_events
from graph.store import Store
from graph.writer import save
from tests.factory import article, claim, extraction, participant, person

OFFICES = [
    ("UN Secretary-General", ("UN Secretary-General", "United Nations", None), "United Nations", None),
    ("head of the International Monetary Fund", ("head", "International Monetary Fund", None), "International Monetary Fund", None),
    ("Hezbollah leader", ("Hezbollah leader", "Hezbollah", "LBN"), "Hezbollah", "LBN"),
    ("director of the Lakeside Institute", ("director", "Lakeside Institute", "JOR"), "Lakeside Institute", "JOR"),
    # The envoy is Norwegian, the United Nations are not.
    ("UN envoy to Syria", ("UN envoy to Syria", "United Nations", "NOR"), "United Nations", None),
]  # fmt: skip
NONE = [
    ("Former UN chief", ("Former UN chief", "United Nations", None)),
    ("Norwegian ex-NATO chief", ("Norwegian ex-NATO chief", "NATO", None)),
    ("Syrian President", ("Syrian President", None, "SYR")),
    (None, ("UN envoy", "United Nations", None)),
    ("Foreign Minister", ("UN envoy", "United Nations", None)),
]


def holder(title: str, organization: str | None, country: str | None) -> Actor:
    return person(offices=(Office(title=title, organization=organization, country=country),))


@pytest.mark.parametrize(("printed", "office", "name", "country"), OFFICES, ids=[o[0] for o in OFFICES])
def test_an_office_tells_the_body(printed: str, office: tuple, name: str, country: str | None) -> None:
    body = body_of(holder(*office), printed)
    assert body is not None
    assert (body.name, body.country) == (name, country)


@pytest.mark.parametrize(("printed", "office"), NONE)
def test_an_office_of_before_of_a_country_or_of_another_text_tells_none(printed: str | None, office: tuple) -> None:
    assert body_of(holder(*office), printed) is None


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("UN officials", "United Nations"),
        ("UN Security Council members", "United Nations Security Council"),
        ("European Union foreign ministers", "European Union"),
        ("Who officials", None),
        ("UN-backed forces", None),
        ("Syrian officials", None),
        ("United Nations", None),
    ],
)
def test_people_called_after_a_body_act_for_it(name: str, body: str | None) -> None:
    found = body_leading(name)
    assert (found and found.name) == body


def test_an_official_without_a_name_acts_for_the_body_of_his_office() -> None:
    office = Office(title="head", organization="Arab League", country=None)
    body = body_of(Actor(id="a", kind="group", name="head of the Arab League", offices=(office,)), None)
    assert body == body_named("Arab League", None)


UN = ("UN envoy", "United Nations")
ASAD = participant("a2", "Samir Nasser", "SYR", role="host", office="President")


def of_body(id: str, day: int, name: str = "Arash Kiani", office: str | None = "UN envoy", **fields) -> tuple:  # noqa: A002
    """An article in which somebody of no country meets a Syrian, in an office of the UN or in none."""
    of = article(id, publisher=f"Paper {id}", published=date(2024, 5, day))
    held = (Office(title=UN[0], organization=UN[1], country=None, sector="IGO"),) if office else ()
    actors = (person("a1", name, None, sector="IGO", offices=held), person("a2", "Samir Nasser", "SYR"))
    seats = (participant("a1", country=None, sector="IGO", office=office, **fields), ASAD)
    when = When(start=date(2024, 5, day), end=date(2024, 5, day), precision="day", text=f"May {day}")
    return of, extraction(of, actors, (claim(f"clm-{id}", participants=seats, when=when),))


def of_group(id: str, day: int) -> tuple:  # noqa: A002
    """An article in which UN officials meet the UN envoy and a Syrian."""
    of, told = of_body(id, day)
    group = Actor(id="a3", kind="group", name="UN officials", sector="IGO")
    seat = participant("a3", "training", None, office=None)
    seats = (*told.claims[0].participants, seat)
    return of, extraction(of, (*told.actors, group), (told.claims[0].model_copy(update={"participants": seats}),))


@pytest.fixture(scope="module")
def graph(open_store) -> Iterator[Store]:
    """The UN envoy meets a Syrian on 1 May, is only named on 9 May, and is met by UN officials on 20 May; and another meeting."""
    other = of_body("other", 2, "Bahram Tabrizi", None)
    with open_store() as store:
        save(
            store,
            [of_body("one", 1), of_body("two", 9, office=None), of_group("three", 20), other],
        )
        yield store


def side(graph: Store, words: str) -> Side:
    return Side(words=words, actors=find_actor_ids(graph, words))


SYRIA, IRAN = Side(words="Syria", countries=("SYR",)), Side(words="Iran", countries=("IRN",))


def days(graph: Store, *sides: Side, **fields) -> list[str]:
    return [str(event.start) for event in find_events(graph, EventQuery(sides=sides, **fields)).items]


def test_a_body_is_found_by_who_acts_for_it(graph: Store) -> None:
    for words in ("United Nations", body_named("UN", None).id):
        un = side(graph, words)
        assert days(graph, un) == ["2024-05-20", "2024-05-09", "2024-05-01"]
        assert days(graph, un, SYRIA) == ["2024-05-20", "2024-05-09", "2024-05-01"]
        assert days(graph, un, IRAN) == []
        assert days(graph, un, SYRIA, words="Kiani") == ["2024-05-20", "2024-05-09", "2024-05-01"]


def test_who_acts_for_a_body_is_not_there_a_second_time(graph: Store) -> None:
    un, envoy, syrian = (side(graph, words) for words in ("United Nations", "Arash Kiani", "Samir Nasser"))
    assert days(graph, un, envoy) == ["2024-05-20"]  # the envoy, and officials beside him
    assert days(graph, envoy, un) == ["2024-05-20"]
    assert days(graph, un, syrian) == ["2024-05-20", "2024-05-09", "2024-05-01"]


def test_the_answer_tells_the_body_and_how_it_is_known(graph: Store) -> None:
    found = {str(e.start): e for e in find_events(graph, EventQuery(sides=(side(graph, "United Nations"),))).items}
    seats = {day: {s.name: (s.organization, s.country, s.basis) for s in e.participants} for day, e in found.items()}
    assert seats["2024-05-01"]["Arash Kiani"] == ("United Nations", None, None)
    assert seats["2024-05-09"]["Arash Kiani"] == ("United Nations", None, "UN envoy, by other articles")
    assert seats["2024-05-20"]["UN officials"] == ("United Nations", None, None)
    assert seats["2024-05-01"]["Samir Nasser"] == (None, "SYR", None)


def test_counts_and_counterparts_know_the_body(graph: Store) -> None:
    un = side(graph, "United Nations")
    (other,) = find_counterparts(graph, EventQuery(sides=(un,))).items
    assert (other.name, other.events) == ("Samir Nasser", 3)
    for by, wanted in (("actor", "Samir Nasser"), ("country", "Syria")):
        (cell,) = aggregate(graph, EventQuery(sides=(un,)), [by], told_of=Seats(others=True)).cells
        assert (cell.labels[0].name, cell.events) == (wanted, 3)
    assert count_events(graph, EventQuery(sides=(un, SYRIA))) == 3
    beside_syria = aggregate(graph, EventQuery(sides=(SYRIA,)), ["actor"], told_of=Seats(others=True)).cells
    assert {cell.labels[0].name: cell.events for cell in beside_syria} == {
        "Arash Kiani": 3,
        "UN officials": 1,
        "Bahram Tabrizi": 1,
    }
    cells = aggregate(graph, EventQuery(sides=(SYRIA,)), ["organization"]).cells
    assert [(cell.labels[0].value, cell.events) for cell in cells] == [("United Nations", 3), (None, 1)]


@pytest.mark.parametrize(
    ("office", "days_found"), [("officials", ["2024-05-20"]), ("envoy", ["2024-05-20", "2024-05-01"]), ("minister", [])]
)
def test_an_office_is_looked_for_alike_by_the_database_and_in_former_answers(
    office: str, days_found: list[str], graph: Store
) -> None:
    un = side(graph, "United Nations")
    assert days(graph, un, office=office) == days_found
    events = find_events(graph, EventQuery(sides=(un,))).items
    assert [str(e.start) for e in events if matches(EventQuery(sides=(un,), office=office), e)] == days_found


def test_laws_hold_with_bodies(graph: Store) -> None:
    assert not [law for law in iter_findings(graph) if law.broken]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("officials from the IAEA", "International Atomic Energy Agency"),
        ("Members of the U.N. Security Council", "United Nations Security Council"),
        ("two diplomats from NATO", "NATO"),
        ("members of parliament", None),
        ("officials from the who", None),
        ("people of Iran", None),
        ("IAEA", None),
    ],
)
def test_a_group_is_called_after_the_body_at_its_end(name: str, body: str | None) -> None:
    found = body_ending(name)
    assert (found.name if found else None) == body


def test_former_members_act_for_nobody() -> None:
    assert body_of(Actor(id="a", kind="group", name="former members of NATO"), None) is None
    assert body_of(Actor(id="a", kind="person", name="Member of NATO"), None) is None


@pytest.mark.parametrize(
    ("name", "body"), [("Militant (Taliban)", "Taliban"), ("Combatant (ISIL)", "Islamic State"), ("Militant (Iraq)", None), ("Militant", None), ("Citizen (Africa)", None)]
)  # fmt: skip
def test_people_of_event_data_act_for_the_body_in_brackets(name: str, body: str | None) -> None:
    found = body_in_brackets(name)
    assert (found.name if found else None) == body
    group = Actor(id="a1", kind="group", name=name)
    assert (told := body_of(group, None)) == found, told
