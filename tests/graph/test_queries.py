from collections.abc import Iterator
from datetime import date

import pytest

from graph.actor_queries import find_actor_ids, find_actors, get_actor
from graph.aggregates import count_events
from graph.answers import EventQuery, Side, Sort
from graph.model import Place, When
from graph.queries import NotFound, event_parameters, filter_parameters, find_events, get_article, get_event
from graph.reasons import explain_nothing
from graph.store import Store
from graph.writer import save
from tests.factory import article, claim, extraction, participant

IRAN, SYRIA, TURKEY = (Side(words=w, countries=(c,)) for w, c in (("Iran", "IRN"), ("Syria", "SYR"), ("Turkey", "TUR")))


ODD_DAYS = (1, 3, 5, 7, 9)  # meetings of the same people on two days running can be one


def on(day: int) -> When:
    return When(start=date(2024, 5, day), end=date(2024, 5, day), precision="day", text=f"May {day}")


@pytest.fixture(scope="module")
def graph(open_store) -> Iterator[Store]:
    """Five meetings on five days, a visit, and a planned meeting without a date."""
    items = []
    for i in ODD_DAYS:
        of = article(f"art-{i}", published=date(2024, 5, i + 1))
        items.append((of, extraction(of, claims=(claim(f"clm-{i}", when=on(i)),))))
    visit = article("art-visit")
    guest = participant("a2", "Samir Nasser", "SYR", role="visitor")
    items.append(
        (
            visit,
            extraction(visit, claims=(claim("clm-v", type="visit", cameo="042", participants=(guest,), when=on(20)),)),
        )
    )
    plan = article("art-plan")
    there = Place(name="Moscow", country="RUS")
    items.append(
        (plan, extraction(plan, claims=(claim("clm-p", status="planned", when=None, place=there, topics=("grain",)),)))
    )
    with open_store() as store:
        save(store, items)
        yield store


def ask(graph: Store, **fields) -> list[str]:
    return [
        event.start.isoformat() if event.start else event.status
        for event in find_events(graph, EventQuery(**fields)).items
    ]


MEETINGS = [f"2024-05-0{i}" for i in reversed(ODD_DAYS)]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        pytest.param({}, ["2024-05-20", *MEETINGS], id="all that happened, newest first"),
        pytest.param({"sides": (IRAN, SYRIA)}, MEETINGS, id="between two countries"),
        pytest.param({"sides": (SYRIA, IRAN)}, MEETINGS, id="the other way round"),
        pytest.param({"sides": (SYRIA,)}, ["2024-05-20", *MEETINGS], id="one side"),
        pytest.param({"sides": (IRAN, TURKEY)}, [], id="a side that is not there"),
        pytest.param({"sides": (IRAN, IRAN)}, [], id="one side twice needs two participants"),
        pytest.param({"types": ("visit",)}, ["2024-05-20"], id="type"),
        pytest.param({"categories": ("CONSULT",), "types": ("meeting",)}, MEETINGS, id="category"),
        pytest.param({"statuses": ("planned",)}, ["planned"], id="status"),
        pytest.param({"statuses": ()}, ["2024-05-20", *MEETINGS, "planned"], id="any status, undated last"),
        pytest.param({"start": date(2024, 5, 3), "end": date(2024, 5, 5)}, ["2024-05-05", "2024-05-03"], id="period"),
        pytest.param({"reported_end": date(2024, 5, 4)}, ["2024-05-03", "2024-05-01"], id="reported until"),
        pytest.param({"roles": ("host",), "countries": ("IRN",)}, MEETINGS, id="role and country of one participant"),
        pytest.param(
            {"roles": ("host",), "countries": ("SYR",)}, [], id="role and country of two participants do not add up"
        ),
        pytest.param({"office": "chief of"}, ["2024-05-20", *MEETINGS], id="office"),
        pytest.param({"sectors": ("GOV",)}, [], id="sector"),
        pytest.param({"place": "tehran", "types": ("meeting",)}, MEETINGS, id="place by name"),
        pytest.param({"place": "RUS", "statuses": ()}, ["planned"], id="place by country"),
        pytest.param({"topic": "GRAIN", "statuses": ()}, ["planned"], id="topic"),
        pytest.param({"words": "kiani AND met", "types": ("meeting",)}, MEETINGS, id="words of the evidence"),
        pytest.param({"words": 'kiani" OR (*', "types": ("meeting",)}, MEETINGS, id="operators in words are harmless"),
        pytest.param({"words": "zebra"}, [], id="words that nobody wrote"),
        pytest.param({"words": "kiani", "sides": (IRAN, SYRIA)}, MEETINGS, id="words and sides"),
        pytest.param({"min_sources": 2}, [], id="sources"),
        pytest.param({"min_confidence": 0.95}, [], id="confidence"),
    ],
)
def test_filter_finds(graph: Store, fields, found) -> None:
    assert ask(graph, **fields) == found


def test_person_is_a_side_by_any_part_of_the_name(graph: Store) -> None:
    people = find_actor_ids(graph, "nasser", "person")
    assert len(people) == 1
    assert ask(graph, sides=(Side(words="Nasser", actors=people), IRAN)) == MEETINGS


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_pages_join_without_gap_or_repeat(sort: Sort, graph: Store) -> None:
    seen, after = [], None
    while True:
        page = find_events(graph, EventQuery(sort=sort), limit=2, after=after)
        seen += [event.id for event in page.items]
        if page.next is None:
            break
        after = page.next
    dated = [e for e in find_events(graph, EventQuery()).items if sort == "newest" or e.start]
    assert seen == [e.id for e in (dated if sort == "newest" else reversed(dated))]
    assert len(seen) == len(set(seen)) > 3


def test_event_comes_with_everything(graph: Store) -> None:
    event = find_events(graph, EventQuery(sides=(IRAN, SYRIA))).items[0]
    assert get_event(graph, event.id) == event
    assert [(p.name, p.role, p.office, p.country, p.sector) for p in event.participants] == [
        ("Arash Kiani", "host", "Chief of Staff", "IRN", "MIL"),
        ("Samir Nasser", "visitor", "Chief of Staff", "SYR", "MIL"),
    ]
    assert event.place == Place(name="Tehran", country="IRN", latitude=35.7, longitude=51.4)
    assert event.topics == ("training",)
    assert [q.speaker_name for q in event.quotes] == ["Arash Kiani"]
    sentence = event.evidence[0]
    assert get_article(graph, sentence.article).text[sentence.start : sentence.end] == sentence.text
    assert (sentence.trigger.text, sentence.rule) == ("met", "meeting.meet")


def test_actor_is_found_without_accents_and_by_beginning(graph: Store) -> None:
    assert [a.name for a in find_actors(graph, "kían").items] == ["Arash Kiani"]


def test_actor_shows_offices_and_events(graph: Store) -> None:
    (one,) = find_actor_ids(graph, "Arash Kiani")
    actor = get_actor(graph, one)
    assert [(o.title, o.country, o.start, o.end) for o in actor.offices] == [
        ("Chief of Staff", "IRN", date(2024, 5, 1), date(2024, 5, 16))
    ]
    assert actor.events == 6


def test_actors_are_listed_page_by_page(graph: Store) -> None:
    first = find_actors(graph, None, limit=2)
    second = find_actors(graph, None, limit=50, after=first.next)
    ids = [a.id for a in (*first.items, *second.items)]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("get", [get_event, get_actor, get_article])
def test_unknown_id_is_not_found(graph: Store, get) -> None:
    with pytest.raises(NotFound, match="nope"):
        get(graph, "nope")


@pytest.mark.parametrize(
    ("sides", "says"),
    [
        ((IRAN, TURKEY), "Iran takes part in 5 events, Turkey takes part in no events"),
        ((IRAN, Side(words="Atlantis")), "No actor in the graph is called 'Atlantis'"),
        ((Side(words="person:Solon"), Side(words="per-abc")), "No actor in the graph is called 'Solon' or 'per-abc'."),
        ((IRAN, IRAN), "together"),
        ((Side(words="Iran, Syria"),), "called 'Iran, Syria'. Give each side by itself: 'Iran' and 'Syria'."),
        ((Side(words="Iran and the EU"),), "Give each side by itself: 'Iran' and 'the EU'."),
    ],
)
def test_empty_answer_says_why(graph: Store, sides, says) -> None:
    assert says in explain_nothing(graph, EventQuery(sides=sides))


ANDORRA = Side(words="Andorra", countries=("AND",))


def test_what_the_index_of_terms_has_seen_is_not_asked_of_each_event() -> None:
    known = filter_parameters(EventQuery(sides=(ANDORRA,), types=("meeting", "visit"), categories=("CONSULT",)))
    assert known["terms"] == (
        'parties:("AND") AND type:("meeting" OR "visit") AND plover:("CONSULT") AND status:("happened" OR "ongoing")'
    )
    assert (known["anchor"], known["types"], known["categories"], known["statuses"]) == ("terms", (), (), ())


@pytest.mark.parametrize(
    ("query", "parameters"),
    [
        (EventQuery(sides=(IRAN,), types=("meeting",), words="grain"), filter_parameters),
        (EventQuery(types=("meeting",), end=date(2024, 5, 4)), filter_parameters),
        (EventQuery(sides=(IRAN,), types=("meeting",)), event_parameters),
        (EventQuery(types=("meeting",)), event_parameters),
    ],
    ids=["words", "period", "page of a side", "page of types"],
)
def test_what_another_index_finds_is_asked_of_each_event(query: EventQuery, parameters) -> None:
    known = parameters(query)
    assert (known["types"], known["statuses"]) == (("meeting",), ("happened", "ongoing"))


@pytest.mark.parametrize("query", [EventQuery(), EventQuery(sides=(IRAN,)), EventQuery(sides=(IRAN, SYRIA))])
@pytest.mark.parametrize(
    ("field", "value", "found"),
    [("types", ("meeting",), 5), ("types", ("visit", "meeting"), 6), ("categories", ("CONSULT",), 6), ("statuses", ("planned",), 1),
     ("types", ("call",), 0), ("statuses", ("denied", "planned"), 1)],
)  # fmt: skip
def test_types_categories_and_statuses_are_found_in_every_index(
    graph: Store, query: EventQuery, field: str, value: tuple[str, ...], found: int
) -> None:
    asked = query.model_copy(update={field: value})
    is_visit_lost = bool(query.sides) and (
        value == ("visit", "meeting") or field == "categories"
    )  # no Iranian was in it
    expected = found - is_visit_lost
    assert len(find_events(graph, asked).items) == count_events(graph, asked) == expected


def test_code_that_is_a_word_of_the_query_language_is_a_party(graph: Store) -> None:
    assert count_events(graph, EventQuery(sides=(ANDORRA,), types=("meeting",))) == 0
    assert "Andorra takes part in no meetings" in explain_nothing(
        graph, EventQuery(sides=(ANDORRA, IRAN), types=("meeting",))
    )


def test_empty_answer_names_the_condition(graph: Store) -> None:
    assert "none of them meets the other conditions" in explain_nothing(
        graph, EventQuery(sides=(IRAN, SYRIA), place="Paris")
    )
