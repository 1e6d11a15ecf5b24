"""A body that is described: of one country it is one in all articles, of no country it is that of its article."""

from datetime import date

import pytest

from graph.actor_evidence import judge_profiles, profile_keys
from graph.actor_queries import find_actor_ids
from graph.actors import derive_actor
from graph.answers import EventQuery, Side
from graph.described import body_words, is_described, load_body_words
from graph.model import Actor, When
from graph.organizations import find_organization
from graph.profiles import Profile
from graph.queries import find_events
from graph.store import Store
from graph.weighing import load_scale
from graph.writer import save
from ingest.nouns import load_nouns
from tests.factory import article, claim, extraction, participant

ONE = [
    ("Sudan's government", "Sudanese government"),
    ("government of Sudan", "the Sudanese government"),
    ("Khartoum government", "Sudanese government"),
    ("Government (Sudan)", "government"),
    ("security forces", "Sudan's security forces"),
    ("additional Sudanese troops", "Sudanese troops"),
    ("hundreds of Sudanese soldiers", "Sudanese soldiers"),
    ("Sudan Human Rights Commission", "Human Rights Commission"),
    ("Foreign Affairs (Sudan)", "Sudanese Foreign Ministry"),
    ("Ministry of External Affairs", "Sudan's Ministry of Foreign Affairs"),
    ("Defense / Security Ministry (Sudan)", "Ministry of National Defence"),
    ("Sudanese Labor Ministry", "Ministry of Labour"),
]
TWO = [
    ("Khartoum police", "Sudanese police"),
    ("Sudanese government", "Sudanese army"),
    ("Sudanese Labour Party", "Sudanese party"),
    ("Sudan's National Congress", "Sudanese congress"),
    ("Sudanese Foreign Ministry", "foreign affairs committee"),
    ("Sudanese Finance Ministry", "Ministry of Trade and Finance"),
    ("Sudanese Defence Ministry", "Ministry (Sudan)"),
]
LISTED = [
    (("NATO", None), ("North Atlantic Treaty Organization", None)),
    (("UN Security Council", None), ("United Nations Security Council", None)),
    (("The Eu", None), ("European Union", None)),
    (("Central Intelligence Agency", "USA"), ("CIA", "USA")),
    (("Gazprom", None), ("Gazprom", "RUS")),
    (("United Nations", "KEN"), ("UN", None)),
]
NOT_LISTED = [
    (("Senate", None), ("US Senate", "USA")),
    (("Senate", "PHL"), ("US Senate", "USA")),
    (("Security Council", "RUS"), ("Security Council", None)),
    (("Taliban", "PAK"), ("Taliban", "AFG")),
    (("UN Security Council", None), ("United Nations", None)),
]
NAMES = ["Security Council", "Hamas", "Labour Party", "Human Rights Watch", "Front Line", "Senate of Salamanca"]


def body(name: str, country: str | None = "SDN", claims: int = 1) -> Profile:
    return Profile(id=f"org-{name}", kind="organization", country=country, spellings=(name,), claims=claims)


@pytest.mark.parametrize(("left", "right"), ONE)
def test_bodies_of_one_country_that_are_called_alike_are_one(left: str, right: str) -> None:
    judgement = judge_profiles(body(left), body(right))
    assert judgement
    assert judgement.score >= load_scale("actors").threshold
    assert set(profile_keys(body(left))) & set(profile_keys(body(right)))


@pytest.mark.parametrize(("left", "right"), LISTED)
def test_names_of_one_listed_organization_are_one(left: tuple[str, str | None], right: tuple[str, str | None]) -> None:
    judgement = judge_profiles(body(*left), body(*right))
    assert judgement
    assert judgement.score >= load_scale("actors").threshold
    assert set(profile_keys(body(*left))) & set(profile_keys(body(*right)))


@pytest.mark.parametrize(("left", "right"), NOT_LISTED)
def test_listed_name_that_is_anybodys_or_of_another_country_is_another(
    left: tuple[str, str | None], right: tuple[str, str | None]
) -> None:
    judgement = judge_profiles(body(*left), body(*right))
    assert judgement is None or judgement.score < load_scale("actors").threshold


def test_organization_is_shown_by_the_name_of_the_list() -> None:
    told = [body("North Atlantic Treaty Organization", None, claims=400), body("NATO", None, claims=100)]
    assert derive_actor("org-1", told)["name"] == "NATO"


@pytest.mark.parametrize(("left", "right"), TWO)
def test_other_words_are_other_bodies(left: str, right: str) -> None:
    assert judge_profiles(body(left), body(right)) is None


def test_those_of_another_country_are_not_even_found() -> None:
    assert not set(profile_keys(body("security forces"))) & set(profile_keys(body("security forces", "TCD")))


def test_the_country_of_us_troops_is_read_in_every_spelling() -> None:
    names = ("U.S. troops", "US troops", "American troops", "United States troops", "several American troops")
    assert {body_words(name) for name in names} == {("usa", "troop")}


@pytest.mark.parametrize("noun", sorted(load_nouns().bodies))
def test_every_noun_of_a_body_describes(noun: str) -> None:
    assert is_described(noun.capitalize()) or find_organization(noun)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_does_not_describe(name: str) -> None:
    assert not is_described(name)


def test_no_word_that_describes_says_how_many() -> None:
    words = load_body_words()
    assert words.words.isdisjoint(words.quantities)


def test_a_described_body_is_shown_with_its_country() -> None:
    profiles = [
        body("government", claims=8),
        body("Sudan's government", claims=2),
        body("Sudanese government", claims=3),
    ]
    assert derive_actor("org-1", profiles)["name"] == "Sudanese government"


def said(id: str, country: str | None, day: int = 16) -> tuple:  # noqa: A002
    """Say in an article that authorities met somebody known."""
    bodies = (
        Actor(id="a1", kind="organization", name="Authorities", country=country),
        Actor(id="a2", kind="organization", name="Red Cross"),
    )
    seats = (participant("a1", "Arash Kiani", country), participant("a2", "Samir Nasser", None))
    when = When(start=date(2024, 5, day), end=date(2024, 5, day), precision="day", text="on Thursday")
    told = claim(f"clm-{id}", participants=seats, when=when)
    return article(id, published=date(2024, 5, day)), extraction(actors=bodies, claims=(told,))


def test_authorities_of_no_country_are_those_of_their_article(store: Store) -> None:
    save(store, [said("one", None), said("two", None, 20)])
    events = find_events(store, EventQuery(), 10).items
    parties = {seat.id for event in events for seat in event.participants if seat.name == "Authorities"}
    assert (len(events), len(parties)) == (2, 2)
    assert {seat.kind for event in events for seat in event.participants} == {"group", "organization"}


def test_who_is_called_alike_by_two_articles_of_one_event_takes_part_once(store: Store) -> None:
    save(store, [said("one", None), said("two", None)])
    (event,) = find_events(store, EventQuery(), 10).items
    assert (event.articles, [seat.name for seat in event.participants]) == (2, ["Authorities", "Red Cross"])


def test_authorities_of_one_country_are_one(store: Store) -> None:
    save(store, [said("one", "SDN"), said("two", "SDN")])
    (event,) = find_events(store, EventQuery(), 10).items
    assert (event.articles, sorted(seat.kind for seat in event.participants)) == (2, ["organization"] * 2)


@pytest.mark.parametrize("name", ["Sudanese authorities", "authorities of Sudan", "Sudan's authorities"])
def test_a_body_is_found_by_the_words_that_tell_it_apart(store: Store, name: str) -> None:
    save(store, [said("one", "SDN"), said("two", "TCD", 20), said("three", None, 25)])
    (event,) = find_events(store, EventQuery(sides=(Side(words=name, actors=find_actor_ids(store, name)),)), 10).items
    assert {seat.country for seat in event.participants} == {"SDN", None}


def test_the_name_of_a_person_is_not_that_of_a_list_in_capitals() -> None:
    both = Profile(id="per-1", kind="person", country="BOL", spellings=("Evo MORALES", "Evo Morales"), claims=2)
    listed = Profile(id="per-2", kind="person", country="BOL", spellings=("Evo MORALES Ayma",), claims=9)
    assert derive_actor("per-1", [listed, both])["name"] == "Evo Morales"


def test_a_country_that_hardly_any_claim_tells_is_none() -> None:
    profiles = [
        Profile(id="per-1", kind="person", country=None, spellings=("Kofi Mensah",), claims=60),
        Profile(id="per-2", kind="person", country="MMR", spellings=("Kofi Mensah",), claims=1),
    ]
    assert derive_actor("per-1", profiles)["country"] is None
