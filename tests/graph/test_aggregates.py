"""Counts over a graph that was made by hand, with exact numbers."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.aggregates import aggregate, count_events, find_counterparts, relate
from graph.answers import EventQuery, Side
from graph.ends import Seats
from graph.model import ArticleHead, Extraction, Place, When
from graph.networks import find_network
from graph.store import Store
from graph.writer import save
from tests.factory import article, claim, participant, person

PEOPLE = {"Kiani": "IRN", "Nasser": "SYR", "Demir": "TUR", "Okelo": "KEN"}
MENTIONS = ("Arash Kiani", "Samir Nasser")  # words of the text; who they are, the extraction says
IRAN, SYRIA = Side(words="Iran", countries=("IRN",)), Side(words="Syria", countries=("SYR",))
# id, type, day, place, who with the role each has
HAPPENINGS = (
    ("1", "meeting", date(2012, 3, 1), "Tehran", (("Kiani", "host"), ("Nasser", "visitor"))),
    ("2", "meeting", date(2012, 3, 20), "Damascus", (("Kiani", "visitor"), ("Nasser", "host"))),
    ("3", "accusation", date(2012, 4, 5), None, (("Nasser", "source"), ("Kiani", "target"))),
    ("4", "meeting", date(2012, 4, 25), "Ankara", (("Demir", "host"), ("Nasser", "visitor"))),
    ("5", "sanction", date(2012, 6, 1), None, (("Demir", "source"), ("Okelo", "target"))),
    ("6", "meeting", None, None, (("Kiani", "participant"), ("Demir", "participant"))),
)  # fmt: skip
KINDS = {
    "meeting": ("CONSULT", "040"), "accusation": ("ACCUSE", "110"), "sanction": ("SANCTION", "163"), "visit": ("CONSULT", "042"),
    "appointment": ("APPOINT", "010"),
}  # fmt: skip


def tell(number: str, kind: str, day: date | None, place: str | None, who: tuple[tuple[str, str], ...]):
    told = article(
        f"art-{number}",
        publisher=f"Wire {int(number) % 2}",
        published=date(2012, 7, 1),
        text=article().text + f" Number {number}.",
    )
    actors = tuple(person(f"a{n}", f"Rustam {name}", PEOPLE[name]) for n, (name, _) in enumerate(who))
    seats = tuple(participant(f"a{n}", MENTIONS[n], PEOPLE[name], role=role) for n, (name, role) in enumerate(who))
    when = When(start=day, end=day, precision="day", text="then") if day else None
    plover, cameo = KINDS[kind]
    where = Place(name=place, country="TUR", latitude=None, longitude=None) if place else None
    said = claim(
        f"clm-{number}", type=kind, plover=plover, cameo=cameo, when=when, place=where, participants=seats, topics=()
    )
    return told, Extraction(article=ArticleHead(id=told.id), actors=actors, claims=(said,))


@pytest.fixture(scope="module")
def graph(open_store) -> Iterator[Store]:
    with open_store() as store:
        save(store, [tell(*happening) for happening in HAPPENINGS])
        yield store


def counted(
    graph: Store, *by: str, query: EventQuery | None = None, **options: Seats
) -> dict[tuple[str | None, ...], int]:
    found = aggregate(graph, query or EventQuery(), by, **options)  # type: ignore[arg-type]
    return {tuple(label.name or label.value for label in cell.labels): cell.events for cell in found.cells}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("month", {("2012-03",): 2, ("2012-04",): 2, ("2012-06",): 1, (None,): 1}),
        ("year", {("2012",): 5, (None,): 1}),
        ("type", {("meeting",): 4, ("accusation",): 1, ("sanction",): 1}),
        ("category", {("CONSULT",): 4, ("ACCUSE",): 1, ("SANCTION",): 1}),
        ("country", {("Iran",): 4, ("Syria",): 4, ("Turkey",): 3, ("Kenya",): 1}),
        ("pair", {("Iran and Syria",): 3, ("Iran and Turkey",): 1, ("Kenya and Turkey",): 1, ("Syria and Turkey",): 1}),
        ("place", {("Tehran, TUR",): 1, ("Damascus, TUR",): 1, ("Ankara, TUR",): 1, (None,): 3}),
        ("source", {("Wire 0",): 3, ("Wire 1",): 3}),
        ("actor", {("Rustam Kiani",): 4, ("Rustam Nasser",): 4, ("Rustam Demir",): 3, ("Rustam Okelo",): 1}),
        ("topic", {(None,): 6}),
    ],
)
def test_events_are_counted_by_a_dimension(graph: Store, by: str, expected: dict[tuple[str, ...], int]) -> None:
    assert counted(graph, by) == expected


def test_two_dimensions_are_crossed_in_the_order_of_time(graph: Store) -> None:
    cells = counted(graph, "month", "type")
    assert cells == {("2012-03", "meeting"): 2, ("2012-04", "accusation"): 1, ("2012-04", "meeting"): 1,
                     ("2012-06", "sanction"): 1, (None, "meeting"): 1}  # fmt: skip
    assert next(iter(cells)) == ("2012-03", "meeting")


def test_the_filter_narrows_what_is_counted(graph: Store) -> None:
    both = EventQuery(sides=(IRAN, SYRIA))
    assert counted(graph, "type", query=both) == {("meeting",): 2, ("accusation",): 1}
    assert count_events(graph, both) == 3
    assert aggregate(graph, EventQuery(), ("month",)).undated == 1


def test_the_sides_themselves_can_be_left_out(graph: Store) -> None:
    iran = EventQuery(sides=(IRAN,))
    assert counted(graph, "country", query=iran, told_of=Seats(others=True)) == {("Syria",): 3, ("Turkey",): 1}
    assert counted(graph, "country", query=iran)[("Iran",)] == 4


def test_those_who_do_it_are_counted_and_those_to_whom_it_is_done(graph: Store) -> None:
    assert counted(graph, "country", told_of=Seats(who="source")) == {("Syria",): 1, ("Turkey",): 1, (None,): 4}
    assert counted(graph, "country", told_of=Seats(who="target")) == {("Iran",): 1, ("Kenya",): 1, (None,): 4}
    assert counted(graph, "actor", told_of=Seats(who="source", kind="country")) == {(None,): 6}
    syria = EventQuery(sides=(SYRIA,))
    assert counted(graph, "actor", query=syria, told_of=Seats(others=True, who="target", kind="person")) == {
        ("Rustam Kiani",): 1,
        (None,): 3,
    }


def test_more_cells_than_asked_are_told(graph: Store) -> None:
    found = aggregate(graph, EventQuery(), ("country",), 2)
    assert (len(found.cells), found.more, found.events) == (2, True, 6)


def test_relations_tell_who_acts_and_how_well_it_goes(graph: Store) -> None:
    march, april = relate(graph, EventQuery(sides=(IRAN, SYRIA)), "month")
    assert (march.period, march.events, march.goldstein) == ("2012-03", 2, 1.0)
    assert {(part.direction, part.events) for part in march.parts} == {("a_to_b", 1), ("b_to_a", 1)}
    assert [(p.category, p.direction, p.events, p.goldstein) for p in april.parts] == [("ACCUSE", "b_to_a", 1, -2.0)]
    turned = relate(graph, EventQuery(sides=(SYRIA, IRAN)), "year")
    assert [(p.events, p.goldstein_sum) for p in turned] == [(3, 0.0)]
    assert ("ACCUSE", "a_to_b") in {(part.category, part.direction) for part in turned[0].parts}


def test_counterparts_come_with_first_and_last(graph: Store) -> None:
    found = find_counterparts(graph, EventQuery(sides=(IRAN,))).items
    assert [(c.name, c.events, c.first, c.last) for c in found] == [
        ("Rustam Nasser", 3, date(2012, 3, 1), date(2012, 4, 5)), ("Rustam Demir", 1, None, None),
    ]  # fmt: skip
    assert set(found[0].types) == {"meeting", "accusation"}


def test_network_has_measures_and_says_where_it_was_cut(graph: Store) -> None:
    found = find_network(graph, EventQuery(), "countries")
    measures = {node.id: (node.degree, node.strength, node.events) for node in found.nodes}
    assert measures == {"SYR": (2, 4, 4), "IRN": (2, 4, 4), "TUR": (3, 3, 3), "KEN": (1, 1, 1)}
    assert found.nodes[-1].id == "KEN"
    assert next(node for node in found.nodes if node.id == "TUR").betweenness == pytest.approx(2 / 3)
    assert next((e.source, e.target, e.events) for e in found.edges) == ("IRN", "SYR", 3)
    assert (found.events, found.more) == (6, False)
    cut = find_network(graph, EventQuery(), "actors", most=1)
    assert (cut.events, cut.more, {node.name for node in cut.nodes}) == (1, True, {"Rustam Demir", "Rustam Okelo"})
    assert find_network(graph, EventQuery(types=("aid",))).nodes == ()
