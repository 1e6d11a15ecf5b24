"""What speaks for and against two profiles being one actor, and two claims being one event: cases as a table."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.actor_evidence import judge_profiles, may_resemble, profile_keys
from graph.clustering import Judgement
from graph.event_evidence import Telling, judge_tellings, own_keys, vote_of, wanted_keys
from graph.event_parties import Seat
from graph.profile_ids import namesake_id
from graph.profiles import HeldTitle, Profile
from graph.weighing import load_scale

JOIN = {question: load_scale(question).threshold for question in ("actors", "events")}


def profile(name: str, country: str | None = "IRN", year: int = 2016, **fields) -> Profile:
    day = date(year, 5, 1)
    known = {"id": f"per-{name}-{country}-{year}", "kind": "person", "first": day, "last": day, "claims": 1}
    title = fields.pop("title", None)
    offices = (HeldTitle(title=title, country=country),) if title else ()
    return Profile(**{**known, "country": country, "spellings": (name,), "offices": offices, **fields})


GIVEN = ("Mohammad", "Mohammed", "Javad", "Lev", "Ana", "George H.W.", "George", "J.", "Abdul", "")
FAMILY = ("Baqeri", "Bagheri", "Bakeri", "Zarif", "Orlovsky", "Orlovskaya", "Duarte", "Bush", "Lee", "Rahman")
names = st.builds(lambda given, family: f"{given} {family}".strip(), st.sampled_from(GIVEN), st.sampled_from(FAMILY))
people = st.builds(
    profile, names, st.sampled_from((None, "IRN", "RUS")), st.sampled_from((1990, 2005, 2016)), title=st.sampled_from((None, "Envoy")),
    met=st.sampled_from(((), ("per-a",), ("per-a", "per-b"))), wikidata=st.sampled_from((None, None, "Q1", "Q2")),
)  # fmt: skip


ONE_ACTOR = [
    pytest.param(profile("Mohammad Baqeri"), profile("Mohammed Bagheri"), id="spellings, one country"),
    pytest.param(profile("Lev Orlovsky", "RUS"), profile("Lev Orlovsky", "RUS", 2021), id="one name five years later"),
    pytest.param(profile("Zarif", title="Foreign Minister"), profile("Javad Zarif", title="Minister of Foreign Affairs"), id="surname and office"),
    pytest.param(profile("Chernomyrdin", "RUS"), profile("Viktor Chernomyrdin", "RUS"), id="rare surname in one country"),
    pytest.param(profile("Bo Lind", wikidata="Q1"), profile("Robert Maria Lind", wikidata="Q1"), id="one identifier"),
    pytest.param(
        profile("Margit II", "NOR", 1951), profile("Margit II", "NOR", 2012), id="a monarch of sixty years, by number"
    ),
    pytest.param(profile("Ana Duarte", None), profile("Ana Duarte", "PRT"), id="country of one unknown, near in time"),
]  # fmt: skip
TWO_ACTORS = [
    pytest.param(profile("Bashar al-Assad", "SYR"), profile("Maher al-Assad", "SYR"), id="brothers"),
    pytest.param(profile("George H.W. Bush", "USA"), profile("George W. Bush", "USA"), id="initials"),
    pytest.param(profile("Park", "KOR", 1975), profile("Park Geun-hye", "KOR", 2014), id="surname, decades apart"),
    pytest.param(profile("Jan Novak", "CZE"), profile("Jan Novak", "SVK"), id="one name, two countries"),
    pytest.param(profile("Otto Wagner", "AUT", 1920), profile("Otto Wagner", "AUT", 2010), id="longer than a career"),
    pytest.param(profile("Lee", "SGP"), profile("Lee Hsien Loong", "SGP"), id="common surname without office"),
    pytest.param(profile("Hussein", "JOR"), profile("Karim Hussein", "JOR"), id="a name of many without office"),
    pytest.param(profile("Hamad Karami", "OMN"), profile("Nasser bin Hamad Karami", "OMN"), id="father and son"),
    pytest.param(
        profile("Duarte", "PRT", 1980, title="President"),
        profile("Duarte", "PRT", 2009, title="President"),
        id="a surname alone, decades apart",
    ),
    pytest.param(profile("Bo Lind", wikidata="Q1"), profile("Bo Lind", wikidata="Q2"), id="two identifiers"),
    pytest.param(
        profile("Jan Novak", "CZE", kind="organization"), profile("Jan Novak", "CZE"), id="a person and a body"
    ),
]


@settings(deadline=None)  # the first pair loads the model
@given(people, people)
def test_two_that_cannot_resemble_are_never_remembered(left: Profile, right: Profile) -> None:
    judgement = judge_profiles(left, right)
    if judgement and judgement.score >= load_scale("actors").consider:
        assert may_resemble(left, right)


def test_most_pairs_need_no_judgement() -> None:
    everybody = [profile(f"{given} {family}".strip()) for given in GIVEN for family in FAMILY]
    hopeful = sum(may_resemble(left, right) for left in everybody for right in everybody)
    assert hopeful < len(everybody) ** 2 / 2


@pytest.mark.parametrize(("left", "right"), ONE_ACTOR)
def test_profiles_are_one_actor(left: Profile, right: Profile) -> None:
    judgement = judge_profiles(left, right)
    assert judgement
    assert judgement.score >= JOIN["actors"]
    assert not judgement.conflict
    assert judgement.why
    assert set(profile_keys(left)) & set(profile_keys(right))


@pytest.mark.parametrize(("left", "right"), TWO_ACTORS)
def test_profiles_are_not_joined(left: Profile, right: Profile) -> None:
    judgement = judge_profiles(left, right)
    assert judgement is None or judgement.conflict or judgement.score < JOIN["actors"]


def test_people_who_met_each_other_are_two() -> None:
    left = profile("Jan Novak", "CZE")
    right = profile("Jan Novák", "CZE", 2017, met=(namesake_id("person", "Jan Novak", "CZE"),))
    judgement = judge_profiles(left, right)
    assert judgement
    assert judgement.conflict


def test_bodies_are_one_in_any_order_of_words() -> None:
    left, right = (
        profile(name, "IRN", kind="organization") for name in ("Iranian Foreign Ministry", "Foreign Ministry of Iran")
    )
    judgement = judge_profiles(left, right)
    assert judgement
    assert judgement.score >= JOIN["actors"]


def seat(name: str, country: str | None, kind: str = "person", role: str = "participant") -> Seat:
    actor = f"cty-{country.lower()}" if kind == "country" and country else f"{kind[:3]}-{name}"
    return Seat(actor=actor, kind=kind, name=name, role=role, country=country, namesake=actor)


KIANI, NASSER, OTHER = seat("Kiani", "IRN"), seat("Nasser", "SYR"), seat("Haddad", "SYR")
IRAN, SYRIA = seat("Iran", "IRN", "country"), seat("Syria", "SYR", "country")
SOMEBODY = seat("officials", "SYR", "group")


def telling(id: str, *seats: Seat, day: int | None = 15, **fields) -> Telling:  # noqa: A002
    when = date(2024, 5, day) if day else None
    known = {"id": id, "article": f"art-{id}", "type": "meeting", "published": date(2024, 5, 16)}
    precision = "day" if when else None
    words = frozenset({"kiani", "nasser", "talks", "border", id})
    return Telling(**{**known, "start": when, "end": when, "precision": precision, "seats": seats, "words": words, **fields})  # fmt: skip


FIRST = telling("a", KIANI, NASSER)
ONE_EVENT = [
    pytest.param(telling("a", IRAN, SYRIA, place="Oslo"), telling("b", KIANI, NASSER, place="Oslo"), id="countries and their people"),
    pytest.param(
        telling("a", KIANI, seat("Abdullah Karam", "SYR"), place="Oslo"), telling("b", KIANI, seat("Karam", "SYR"), place="Oslo"),
        id="a name that may be the same",
    ),
    pytest.param(
        telling("a", KIANI, NASSER, seat("Rostami", "IRN")), telling("b", KIANI, NASSER, seat("Vahidi", "IRN")), id="others of a delegation",
    ),
    pytest.param(FIRST, telling("b", KIANI, NASSER), id="people and day"),
    pytest.param(FIRST, telling("b", KIANI, NASSER, type="negotiation", place="Tehran"), id="talks by another word"),
    pytest.param(FIRST, telling("b", KIANI, NASSER, SOMEBODY), id="with somebody unnamed"),
    pytest.param(FIRST, telling("b", KIANI, SOMEBODY, place="Tehran"), id="one side unnamed"),
    pytest.param(telling("a", KIANI, NASSER, day=None), telling("b", KIANI, NASSER, day=None), id="undated, reported together"),
    pytest.param(FIRST, telling("b", KIANI, NASSER, start=date(2024, 5, 1), end=date(2024, 5, 31), precision="month"), id="day and month"),
]  # fmt: skip
TWO_EVENTS = [
    pytest.param(
        telling("a", KIANI, NASSER, place="Tehran", words=frozenset(["kiani", "received", "nasser", "tehran"])),
        telling("b", KIANI, OTHER, place="Tehran", words=frozenset(["kiani", "received", "haddad", "tehran"])), id="two guests of one day",
    ),
    pytest.param(telling("a", IRAN, SYRIA, place="Oslo"), telling("b", KIANI, OTHER, day=17, place="Oslo"), id="countries, another day"),
    pytest.param(FIRST, telling("b", KIANI, NASSER, day=18), id="three days apart"),
    pytest.param(FIRST, telling("b", KIANI, NASSER, type="call"), id="a meeting and a call"),
    pytest.param(FIRST, telling("b", KIANI, OTHER), id="another man of one country"),
    pytest.param(FIRST, telling("b", KIANI, NASSER, article="art-a"), id="one article tells of two"),
    pytest.param(
        telling("a", KIANI, NASSER, place="Tehran", place_country="IRN"),
        telling("b", KIANI, NASSER, place="Moscow", place_country="RUS", words=frozenset("xyz")), id="two countries",
    ),
    pytest.param(telling("a", KIANI, day=None), telling("b", KIANI, day=None), id="one man, no date, no place"),
    pytest.param(FIRST, telling("b", KIANI, NASSER, day=None, published=date(2024, 7, 1)), id="undated, reported later"),
    pytest.param(
        telling("a", seat("Kiani", "IRN", role="source"), seat("Syria", "SYR", "country", "target"), type="accusation"),
        telling("b", seat("Kiani", "IRN", role="target"), seat("Syria", "SYR", "country", "source"), type="accusation"), id="turned round",
    ),
]  # fmt: skip


GUEST, HOST = seat("Kiani", "IRN", role="visitor"), seat("Nasser", "SYR", role="host")
LAND = seat("Syria", "SYR", "country", role="host")
ROW = {"scheme": "icews", "words": frozenset({"consult", "2024"}), "article": "cod-1"}
ONE_EVENT += [
    pytest.param(telling("a", KIANI, NASSER, OTHER), telling("b", KIANI, NASSER, **ROW), id="a row of two of three"),
    pytest.param(telling("a", GUEST, LAND, type="visit"), telling("b", GUEST, HOST, type="visit", **ROW), id="a journey, to a country and to its minister"),
    pytest.param(
        telling("a", GUEST, LAND, type="visit", words=frozenset({"kiani", "arrived"})),
        telling("b", GUEST, HOST, type="visit", words=frozenset({"kiani", "guest"})), id="a journey in two articles",
    ),
    pytest.param(telling("a", IRAN, SYRIA, **ROW), telling("b", IRAN, SYRIA, **{**ROW, "words": frozenset({"express"})}), id="rows that propose one event"),
]  # fmt: skip
TWO_EVENTS += [
    pytest.param(telling("a", KIANI, NASSER, **ROW), telling("b", KIANI, OTHER, **ROW), id="two rows of a data set"),
    pytest.param(telling("a", KIANI, NASSER, **ROW), telling("b", KIANI, NASSER, type="negotiation", **ROW), id="two rows of two kinds"),
    pytest.param(telling("a", GUEST, LAND, type="visit"), telling("b", GUEST, HOST, type="visit", day=16), id="a journey the day after"),
    pytest.param(telling("a", GUEST, type="visit"), telling("b", GUEST, type="visit", **ROW), id="a journey, nobody knows where to"),
    pytest.param(
        telling("a", GUEST, LAND, type="visit"),
        telling("b", seat("Kiani", "IRN", role="host"), seat("Nasser", "SYR", role="visitor"), type="visit", words=frozenset({"nasser"})), id="a visit in return",
    ),
]  # fmt: skip


def judged(left: Telling, right: Telling) -> Judgement:
    judgement = judge_tellings(left, right)
    assert judgement
    return judgement


def test_rows_of_a_data_set_do_not_exclude_each_other_as_an_article_does() -> None:
    one, other = telling("a", KIANI, NASSER, **ROW), telling("b", KIANI, OTHER, **ROW)
    assert not judged(one, other).conflict
    assert judged(one._replace(scheme=None), other._replace(scheme=None)).conflict


@pytest.mark.parametrize(("left", "right"), ONE_EVENT)
def test_claims_tell_of_one_event(left: Telling, right: Telling) -> None:
    judgement = judge_tellings(left, right)
    assert judgement
    assert judgement.score >= JOIN["events"], judgement.why
    assert not judgement.conflict
    assert set(wanted_keys(left)) & set(own_keys(right))
    assert set(wanted_keys(right)) & set(own_keys(left))


@pytest.mark.parametrize(("left", "right"), TWO_EVENTS)
def test_claims_tell_of_two_events(left: Telling, right: Telling) -> None:
    judgement = judge_tellings(left, right)
    assert judgement is None or judgement.conflict or judgement.score < JOIN["events"], judgement.why


WINDOWS = st.tuples(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.sampled_from((0, 0, 1, 6, 7, 30, 31, 89, 364)))


@given(WINDOWS, WINDOWS, st.integers(-40, 40))
def test_claims_meet_whichever_comes_first_and_always_when_a_day_apart(
    one: tuple[date, int], other: tuple[date, int], apart: int
) -> None:
    windows = [one, (one[0] + timedelta(one[1] + apart), other[1])]
    spans = [(first, first + timedelta(days)) for first, days in windows]
    tellings = [telling(str(i), KIANI, NASSER, start=a, end=b, precision="interval") for i, (a, b) in enumerate(spans)]
    left, right = tellings
    met = bool(set(wanted_keys(left)) & set(own_keys(right)))
    assert met == bool(set(wanted_keys(right)) & set(own_keys(left)))
    near = max((max(spans[0][0], spans[1][0]) - min(spans[0][1], spans[1][1])).days, 0) <= 1
    assert met or not near


def test_a_claim_of_one_day_has_few_keys() -> None:
    assert len(own_keys(FIRST)) <= 5


def test_claims_of_one_type_pair_and_day_vote_for_one_id() -> None:
    assert vote_of(FIRST) == vote_of(telling("b", NASSER, KIANI))
    assert vote_of(FIRST) != vote_of(telling("b", KIANI, NASSER, day=16))
    assert vote_of(telling("a", KIANI, SOMEBODY)) != vote_of(telling("b", KIANI, SOMEBODY))
