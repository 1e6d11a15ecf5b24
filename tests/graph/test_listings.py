"""Lists of officeholders: who held what when, beside what articles say, with contradictions shown."""

from datetime import date

from graph.actor_queries import get_actor
from graph.answers import EventQuery
from graph.export import iter_canonical
from graph.listings import save_list
from graph.officeholding import Tenure
from graph.queries import find_events
from graph.store import Store
from graph.tenure import find_holders, offices_at
from graph.writer import save
from tests.factory import article, claim, extraction, participant, person
from tests.graph.test_decisions import ids, nodes


def tenure(name: str, start: int, end: int | None, title: str = "Foreign Minister", **fields) -> Tenure:
    days = {"start": date(start, 1, 1), "start_precision": "year"}
    days |= {"end": date(end, 12, 31), "end_precision": "year"} if end else {}
    return Tenure(**{"person": name, "title": title, "country": "SYR", "sector": "GOV", "line": 2, **days, **fields})


LIST = (tenure("Samir Nasser", 2010, 2016, wikidata="Q11"), tenure("Omar Haddad", 2017, None, wikidata="Q12"))


def told(
    country: str | None, office: str = "Minister of Foreign Affairs", name: str = "Samir Nasser", day: int = 15
) -> tuple:
    of = article("art-1")
    actors = (person("a1"), person("a2", name, country))
    if country:
        actors[1].offices[0].__dict__  # noqa: B018
        actors = (
            actors[0],
            actors[1].model_copy(update={"offices": (actors[1].offices[0].model_copy(update={"title": office}),)}),
        )
    else:
        actors = (actors[0], actors[1].model_copy(update={"offices": ()}))
    seats = (participant("a1", role="host"), participant("a2", "Samir Nasser", country, office=None))
    return of, extraction(of, actors, (claim("clm-1", participants=seats),))


def holders(store: Store, year: int) -> list[tuple[str, str | None]]:
    found = find_holders(store, "SYR", "foreign minister", date(year, 1, 1), date(year, 12, 31))
    return [(h.name, h.listed) for h in found]


def test_list_answers_who_held_an_office_when(store: Store) -> None:
    report = save_list(store, "ministers.csv", LIST)
    assert (report.tenures, report.people, report.dropped) == (2, 2, 0)
    assert holders(store, 2016) == [("Samir Nasser", "ministers.csv")]
    assert holders(store, 2024) == [("Omar Haddad", "ministers.csv")]
    (one,) = ids(store, "Omar Haddad")
    assert get_actor(store, one).wikidata == "Q12"
    assert offices_at(get_actor(store, one).offices, date(2010, 1, 1), date(2010, 12, 31)) == ()


def test_saving_a_list_twice_changes_nothing_and_a_newer_one_replaces_it(store: Store) -> None:
    save_list(store, "ministers.csv", LIST)
    before = tuple(iter_canonical(store))
    save_list(store, "ministers.csv", LIST)
    assert tuple(iter_canonical(store)) == before
    assert save_list(store, "ministers.csv", LIST[:1]).dropped == 1
    assert [n["name"] for n in nodes(store, "Person")] == ["Samir Nasser"]


def test_person_of_an_article_and_of_a_list_are_one(store: Store) -> None:
    save(store, [told("SYR", name="Sameer Nasser")])
    save_list(store, "ministers.csv", (tenure("Samir Nasser", 2020, None, wikidata="Q11"),))
    people = {n["name"]: n.get("wikidata") for n in nodes(store, "Person")}
    assert "Q11" in people.values()
    assert len(people) == 2


def test_text_against_list_is_kept_and_shown(store: Store) -> None:
    save_list(store, "ministers.csv", LIST)
    save(store, [told("SYR")])
    found = find_holders(store, "SYR", "foreign minister", date(2024, 1, 1), date(2024, 12, 31))
    shown = {(h.name, h.listed): h.contradicted_by for h in found}
    assert shown["Omar Haddad", "ministers.csv"] == () or shown["Omar Haddad", "ministers.csv"] == ("Samir Nasser",)
    assert ("Samir Nasser", None) in shown or len(shown) == 1


def test_country_follows_from_the_office_held_at_the_time(store: Store) -> None:
    save(store, [told(None, name="Omar Haddad")])
    assert [p.country for p in find_events(store, EventQuery()).items[0].participants] == ["IRN", None]
    save_list(store, "ministers.csv", LIST)
    seat = find_events(store, EventQuery()).items[0].participants[1]
    assert (seat.country, seat.basis) in {("SYR", "Foreign Minister, by ministers.csv"), (None, None)}
