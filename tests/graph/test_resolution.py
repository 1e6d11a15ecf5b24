from datetime import date

from graph.model import When
from graph.resolution import actor_id, event_id
from tests.factory import article, claim, person

PAIR = ["per-a", "per-b"]


def day(text: str) -> When:
    return When(start=date.fromisoformat(text), end=date.fromisoformat(text), precision="day", text=text)


def test_country_is_its_code() -> None:
    assert actor_id(person(kind="country", name="Iran", country="IRN"), article().id) == "cty-irn"


def test_person_is_one_across_articles_and_spellings_of_case() -> None:
    assert actor_id(person(name="Arash KIANI"), "x") == actor_id(person(name="arash kiani"), "y")


def test_namesakes_of_two_countries_are_two() -> None:
    assert actor_id(person(country="IRN"), "x") != actor_id(person(country="SYR"), "x")


def test_unnamed_group_is_one_only_within_its_article() -> None:
    group = person(kind="group", name="two officials")
    assert actor_id(group, "x") != actor_id(group, "y")


def test_claims_of_one_type_pair_and_day_tell_of_one_event() -> None:
    assert event_id(claim("c1"), PAIR) == event_id(claim("c2"), reversed(PAIR))


def test_claims_of_two_days_tell_of_two_events() -> None:
    assert event_id(claim("c1", when=day("2024-05-15")), PAIR) != event_id(claim("c2", when=day("2024-05-16")), PAIR)


def test_claim_without_a_day_is_an_event_by_itself() -> None:
    assert event_id(claim("c1", when=None), PAIR) != event_id(claim("c2", when=None), PAIR)


def test_claim_with_an_unnamed_group_is_an_event_by_itself() -> None:
    assert event_id(claim("c1"), ["per-a", "grp-b"]) != event_id(claim("c2"), ["per-a", "grp-b"])
