"""Whole articles, written for the test: what a reader would say they tell."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model import Article, Claim, Extraction, Office
from ingest.pipeline import Extractor

TWO_MEETINGS = (
    "ANKARA- A senior Turkish general declared that Turkey will support Oman in its fight against smugglers. "
    "The general, Kemal Aydin, who is the Chairman of the Chiefs of Staff of the Turkish Armed Forces, made "
    "the comments on Tuesday in Ankara in a meeting with the visiting Chief of the General Staff of the Omani "
    "Army, General Salim bin Nasr Harthy. He said that the topic of providing boats to the Omani army was "
    "discussed during his conversation with his Omani counterpart. The military authorities also discussed "
    "“repairing the port of Duqm”. “We will send engineers before the winter,” Aydin added. The Omani general "
    "thanked Turkey for its help.\n\n"
    "According to the defence minister of Turkey, Ankara is prepared to help Oman with its coastal radar "
    "stations. Lieutenant General Murat Demir made the remarks on Wednesday at a meeting with General Salim "
    "bin Nasr Harthy in Ankara."
)
HOSTS = Office(
    title="Chairman of the Chiefs of Staff", organization="Turkish Armed Forces", country="TUR", sector="MIL"
)


def extract(extractor: Extractor, text: str, **fields: Any) -> Extraction:
    return extractor.extract(Article(id="test", text=text, **fields))


@pytest.fixture(scope="module")
def told(extractor: Extractor) -> Extraction:
    return extract(extractor, TWO_MEETINGS, published=date(2024, 5, 16))


def of_type(extraction: Extraction, kind: str) -> list[Claim]:
    return [claim for claim in extraction.claims if claim.type == kind]


def seats(extraction: Extraction, claim: Claim) -> list[tuple[str, str, str | None, str | None]]:
    names = {actor.id: actor.name for actor in extraction.actors}
    return [(names[p.actor], p.role, p.country, p.office) for p in claim.participants]


def test_two_meetings_are_told_apart_and_each_told_once(told: Extraction) -> None:
    assert [seats(told, claim) for claim in of_type(told, "meeting")] == [
        [
            ("Kemal Aydin", "host", "TUR", "Chairman of the Chiefs of Staff of the Turkish Armed Forces"),
            ("Salim bin Nasr Harthy", "visitor", "OMN", "Chief of the General Staff of the Omani Army"),
        ],
        [
            ("Murat Demir", "host", "TUR", "defence minister of Turkey"),
            ("Salim bin Nasr Harthy", "visitor", "OMN", "Chief of the General Staff of the Omani Army"),
        ],
    ]


def test_all_sentences_about_a_meeting_are_its_evidence(told: Extraction) -> None:
    first = of_type(told, "meeting")[0]
    assert [e.trigger.text for e in first.evidence] == ["meeting", "conversation", "discussed"]


def test_meeting_has_place_and_day(told: Extraction) -> None:
    days = [(c.place.name if c.place else None, c.when.start if c.when else None) for c in of_type(told, "meeting")]
    assert days == [("Ankara", date(2024, 5, 14)), ("Ankara", date(2024, 5, 15))]


def test_topics_are_what_was_discussed(told: Extraction) -> None:
    assert of_type(told, "meeting")[0].topics[:2] == ("providing boats to the Omani army", "repairing the port of Duqm")


def test_quotes_go_to_the_meeting_and_their_speaker(told: Extraction) -> None:
    first = of_type(told, "meeting")[0]
    names = {actor.id: actor.name for actor in told.actors}
    direct = [(names[q.speaker], q.text) for q in first.quotes if q.direct and q.speaker]
    assert ("Kemal Aydin", "We will send engineers before the winter") in direct


def test_titles_make_one_person_and_an_office(told: Extraction) -> None:
    aydin = next(actor for actor in told.actors if actor.name == "Kemal Aydin")
    assert (aydin.country, aydin.sector, aydin.offices, aydin.aliases) == ("TUR", "MIL", (HOSTS,), ("Aydin",))


def test_descriptions_make_no_people_of_their_own(told: Extraction) -> None:
    assert {a.name for a in told.actors if a.kind == "person"} == {
        "Kemal Aydin",
        "Salim bin Nasr Harthy",
        "Murat Demir",
    }


def test_visiting_general_visits_the_country(told: Extraction) -> None:
    assert [(name, role) for name, role, _, _ in seats(told, of_type(told, "visit")[0])] == [
        ("Salim bin Nasr Harthy", "visitor"),
        ("Turkey", "host"),
    ]


def test_official_speaks_for_the_country(told: Extraction) -> None:
    assert seats(told, of_type(told, "pledge")[0])[0][:2] == ("Kemal Aydin", "source")


def test_dateline_is_read_and_does_not_become_a_party(told: Extraction) -> None:
    assert told.article.dateline is not None
    assert told.article.dateline.place in {"Ankara", "ANKARA"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("President Maria Gomez met Chancellor Emil Brandt in Oslo.", "happened"),
        ("President Maria Gomez will meet Chancellor Emil Brandt in Oslo.", "planned"),
        ("President Maria Gomez is due to meet Chancellor Emil Brandt in Oslo.", "planned"),
        ("President Maria Gomez did not meet Chancellor Emil Brandt in Oslo.", "denied"),
        ("President Maria Gomez could meet Chancellor Emil Brandt in Oslo.", "proposed"),
        ("If President Maria Gomez meets Chancellor Emil Brandt, prices will fall.", "conditional"),
        ("President Maria Gomez is meeting Chancellor Emil Brandt in Oslo.", "ongoing"),
        ("President Maria Gomez said that she had met Chancellor Emil Brandt.", "happened"),
        ("President Maria Gomez announced that she will meet Chancellor Emil Brandt.", "planned"),
    ],
)
def test_status_comes_from_the_words_around(text: str, status: str, extractor: Extractor) -> None:
    assert [claim.status for claim in of_type(extract(extractor, text), "meeting")] == [status]


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("General Olek Zan, chief of the general staff of the Syrian army, met Ivan Petrov.", "SYR", "MIL"),
        ("Zan Olek, the Norwegian foreign minister, met Ivan Petrov.", "NOR", "GOV"),
        ("Kenyan Parliament Speaker Olek Zan met Ivan Petrov.", "KEN", "LEG"),
        ("Olek Zan, who is the defence minister of Peru, met Ivan Petrov.", "PER", "GOV"),
    ],
)
def test_unknown_official_is_placed_by_the_text_alone(
    text: str, country: str, sector: str, extractor: Extractor
) -> None:
    extraction = extract(extractor, text)
    first = next(actor for actor in extraction.actors if "Zan" in actor.name)
    assert (first.country, first.sector) == (country, sector)


def test_relative_date_without_publication_stays_words(extractor: Extractor) -> None:
    (claim,) = of_type(extract(extractor, "President Maria Gomez met Chancellor Emil Brandt on Friday."), "meeting")
    assert claim.when is not None
    assert (claim.when.start, claim.when.text) == (None, "Friday")


def test_place_is_no_party(extractor: Extractor) -> None:
    extraction = extract(extractor, "President Maria Gomez met Chancellor Emil Brandt in Switzerland.")
    assert {actor.name for actor in extraction.actors} == {"Maria Gomez", "Emil Brandt"}


def test_nothing_diplomatic_gives_no_claim(extractor: Extractor) -> None:
    assert extract(extractor, "The bakery on the corner sold out of bread before noon.").claims == ()


def test_extraction_is_the_same_every_time(extractor: Extractor) -> None:
    assert extract(extractor, TWO_MEETINGS) == extract(extractor, TWO_MEETINGS)


def check_offsets(article: Article, extraction: Extraction) -> None:
    actors = {actor.id for actor in extraction.actors}
    for claim in extraction.claims:
        spans = [
            *claim.evidence,
            *(e.trigger for e in claim.evidence),
            *claim.quotes,
            *(p.mention for p in claim.participants),
        ]
        for span in spans:
            assert article.text[span.start : span.end] == span.text
        assert {p.actor for p in claim.participants} | {q.speaker for q in claim.quotes if q.speaker} <= actors


SHARDS = [
    "General Kemal Aydin",
    " met ",
    "the Omani minister",
    " in Ankara ",
    "on Tuesday",
    ". ",
    "\u201c",
    "\u201d",
    '"',
    "\n\n",
    "\u200f",
    "\U0001f91d",
    "\r\n",
    "held talks with",
    "SYRIA",
    "  ",
    "Mr. ",
    "and",
    ", who is the ",
    "president of Peru",
    "\xa0",
    "e\u0301",
    "will visit",
    "TEHRAN - ",
    "said that",
]
PIECES = st.lists(
    st.sampled_from(SHARDS) | st.text(max_size=8),
    max_size=30,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PIECES)
def test_offsets_are_exact_for_any_text(extractor: Extractor, pieces: list[str]) -> None:
    article = Article(id="any", text="".join(pieces))
    check_offsets(article, extractor.extract(article))


def test_seed_article_gives_exactly_its_two_meetings(shared_eval: Any, extractor: Extractor) -> None:
    article = Article.model_validate_json((shared_eval / "articles" / "seed.jsonl").read_text(encoding="utf-8"))
    extraction = extractor.extract(article)
    check_offsets(article, extraction)
    found = [
        {(name, role, country) for name, role, country, _ in seats(extraction, c)}
        for c in of_type(extraction, "meeting")
    ]
    ibrahim = ("Abdul Karim Mahmoud Ibrahim", "visitor", "SYR")
    assert found == [
        {("Mohammad Baqeri", "host", "IRN"), ibrahim},
        {("Mohammad Reza Ashtiani", "host", "IRN"), ibrahim},
    ]


@pytest.mark.parametrize("name", ["seed", "wikinews_dev"])
def test_offsets_are_exact_on_real_articles(name: str, shared_eval: Any, read: Callable, extractor: Extractor) -> None:
    lines = (shared_eval / "articles" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [Article.model_validate_json(line) for line in lines]
    for article, extraction in zip(articles, extractor.extract_all(articles), strict=True):
        check_offsets(article, extraction)


@pytest.mark.parametrize("mark", ["\u200f", "\u202b", "\ufeff", "\u00a0", "\u200b"])
def test_invisible_marks_hide_nothing(mark: str, extractor: Extractor) -> None:
    plain = "Foreign Minister Anton Orlov met President Maria Gomez in Oslo."
    marked = plain.replace(" ", f" {mark}").replace("Oslo", f"{mark}Oslo{mark}")
    (claim,) = extractor.extract(Article(id="a", text=marked)).claims
    assert claim.type == "meeting"
    assert claim.place
    assert claim.place.name == "Oslo"
    for evidence in claim.evidence:
        assert marked[evidence.start : evidence.end] == evidence.text


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            "IRAN'S FOREIGN MINISTER MEETS SYRIAN PRESIDENT IN DAMASCUS",
            "meeting",
            {"Iran's Foreign Minister", "Syrian President"},
        ),
        (
            "A delegation led by General Peter Otieno held talks with the Norwegian army.",
            "meeting",
            {"Peter Otieno", "Norwegian army"},
        ),
        ("Officials from Norway and Kenya met in Oslo.", "meeting", {"Norwegian officials", "Kenyan officials"}),
        (
            "On Monday Smith will meet with President Maria Gomez. Minister John Smith said so.",
            "meeting",
            {"John Smith", "Maria Gomez"},
        ),
        ("Norway said on Friday that it would send aid to Kenya.", "pledge", {"Norway", "Kenya"}),
        ("Thousands of Kenyan protesters demonstrated against Norway.", "protest", {"Kenyan protesters", "Norway"}),
        (
            "A spokesman for the Norwegian government accused Kenya of spying.",
            "accusation",
            {"Norwegian government", "Kenya"},
        ),
        (
            "President Maria Gomez of Chile announced that her country would help Peru.",
            "pledge",
            {"Maria Gomez", "Peru"},
        ),
        ("Norway threatened to bar Kenyan ships.", "threat", {"Norway", "Kenya"}),
        ("The Norwegian parliament ratified the treaty.", "agreement", {"Norway"}),
    ],
)
def test_parties_are_found_where_grammar_hides_them(
    text: str, kind: str, names: set[str], extractor: Extractor
) -> None:
    extraction = extractor.extract(Article(id="a", text=text))
    known = {actor.id: actor.name for actor in extraction.actors}
    found = [{known[p.actor] for p in claim.participants} for claim in extraction.claims if claim.type == kind]
    assert names in found


def test_journey_to_two_countries_is_two_visits(extractor: Extractor) -> None:
    text = "Foreign Minister Anton Orlov of Russia will travel to Chile and Peru."
    visits = [claim for claim in extractor.extract(Article(id="a", text=text)).claims if claim.type == "visit"]
    assert sorted(claim.place.country or "" for claim in visits if claim.place) == ["CHL", "PER"]


def test_what_is_asked_of_somebody_is_no_act_of_theirs(extractor: Extractor) -> None:
    text = "Norway urged Kenya to condemn the attack and to release the sailors."
    assert [claim.type for claim in extractor.extract(Article(id="a", text=text)).claims] == ["request"]


def test_accident_is_no_assault(extractor: Extractor) -> None:
    text = "A helicopter crashed in Norway, killing two Kenyan soldiers."
    assert extractor.extract(Article(id="a", text=text)).claims == ()


def test_the_talks_take_up_what_was_told(extractor: Extractor) -> None:
    text = (
        "President Maria Gomez of Chile met President Juan Soto of Peru. The meeting took place in Lima on May 3, 2024."
    )
    (claim,) = extractor.extract(Article(id="a", text=text)).claims
    assert claim.place
    assert claim.when
    assert (claim.place.name, str(claim.when.start), len(claim.evidence)) == ("Lima", "2024-05-03", 2)
