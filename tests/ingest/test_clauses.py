"""Who does what hangs on another verb, and whether it was done."""

from collections.abc import Callable

import pytest

from graph.model import Extraction

Reader = Callable[[str], Extraction]

DOERS = {  # text, type, who is said to have done it
    "who is called on to do it": ("Norway relied on Kenya to mediate the dispute.", "mediation", {"Kenya"}),
    "who is accused of it has not done it for a fact": (
        "Norway accused NATO and Kenyan forces of killing civilians.",
        "assault",
        None,
    ),
    "who does it, nobody accused": ("Kenyan forces attacked Chad.", "assault", {"Kenyan forces", "Chad"}),
    "whose threat it is": (
        "Kenyans protested against a Norwegian minister's threat to arrest Kenyan sailors.",
        "coercion",
        {"Norwegian minister", "Kenyan sailors"},
    ),
    "who only reports attempts": (
        "President Karim Aziz of Chad has often reported attempts to assassinate him.",
        "assault",
        None,
    ),
    "who only foils a plot": (
        "Norwegian police foiled a plot to attack the Kenyan embassy.",
        "assault",
        {"Kenyan embassy"},
    ),
    "who himself plans it": ("Norway announced a plan to attack Chad.", "assault", {"Norway", "Chad"}),
    "who decided together": (
        "Norway and Kenya announced their decision to sign a treaty.",
        "agreement",
        {"Norway", "Kenya"},
    ),
    "who is sent to face charges": (
        "Norway will extradite General Peter Otieno to Chad to face terrorism charges.",
        "accusation",
        {"Peter Otieno"},
    ),
    "a person is not the country": ("The Australian was freed by Norway.", "concession", None),
    "a people is its country": (
        "The British released General Peter Otieno.",
        "concession",
        {"United Kingdom", "Peter Otieno"},
    ),
    "two nations' troops": (
        "U.S. and Afghan troops attacked rebels.",
        "assault",
        {"American troops", "Afghan troops", "rebels"},
    ),
    "a country beside troops": ("Norway and Kenyan troops attacked rebels.", "assault", {"Kenyan troops", "rebels"}),
    "a sight receives nobody": ("President Erik Olsen visited the Western Wall.", "visit", {"Erik Olsen"}),
    "a body of two parties": (
        "The NATO-Russia Council met President Erik Olsen.",
        "meeting",
        {"NATO-Russia Council", "Erik Olsen"},
    ),
    "another country's congress": (
        "The National Congress of Bolivia rejected the treaty.",
        "rejection",
        {"National Congress of Bolivia"},
    ),
    "members of a body with their body": (
        "Members of the Sunni Association of Muslim Scholars criticized Norway.",
        "accusation",
        {"members of the Sunni Association of Muslim Scholars", "Norway"},
    ),
    "members of what belongs to a country": (
        "Members of Kenya's military criticized Norway.",
        "accusation",
        {"members of Kenya's military", "Norway"},
    ),
    "words with a hyphen stay whole": (
        "Kenyan police arrested right-wing extremists.",
        "coercion",
        {"Kenyan police", "right-wing extremists"},
    ),
    "an unnamed man of a country": (
        "Kenyan police shot a Brazilian man.",
        "assault",
        {"Kenyan police", "Brazilian man"},
    ),
    "a journalist's country is not asked": (
        "Kenyan diplomats appealed for the release of American journalist Jill Carroll.",
        "request",
        {"Kenyan diplomats"},
    ),
}

STATUSES = {
    "wrote to warn": ("Norway wrote to Kenya to warn it of sanctions.", "threat", "happened"),
    "will write to warn": ("Norway will write to Kenya to warn it of sanctions.", "threat", "planned"),
    "resigned to protest": ("Prime Minister Erik Olsen of Norway resigned to protest the pact.", "protest", "happened"),
    "returning to help mediate": (
        "Two Norwegian ministers are returning to Kenya to help mediate the dispute.",
        "mediation",
        "planned",
    ),
    "willing to take part": (
        "Kenya is willing to take part in peace talks with Norway.",
        "negotiation",
        "proposed",
    ),
    "took part": ("Kenya took part in peace talks with Norway.", "negotiation", "happened"),
    "not mentioned": (
        "The cleric did not mention the talks between Norway and Kenya.",
        "negotiation",
        "happened",
    ),
    "not held": ("Norway and Kenya did not hold talks.", "meeting", "denied"),
}


@pytest.mark.parametrize(("text", "kind", "wanted"), DOERS.values(), ids=DOERS)
def test_parties_are_those_of_the_act(text: str, kind: str, wanted: set[str] | None, read: Reader) -> None:
    extraction = read(text)
    names = {actor.id: actor.name for actor in extraction.actors}
    found = [{names[p.actor] for p in claim.participants} for claim in extraction.claims if claim.type == kind]
    assert found == ([] if wanted is None else [wanted])


@pytest.mark.parametrize(("text", "kind", "wanted"), STATUSES.values(), ids=STATUSES)
def test_status_is_that_of_the_act(text: str, kind: str, wanted: str, read: Reader) -> None:
    assert [claim.status for claim in read(text).claims if claim.type == kind] == [wanted]


def test_who_is_of_a_country_is_told_by_how_the_sentence_opens(read: Reader) -> None:
    countries = {a.name: a.country for a in read("In Egypt, the military refused to attack the rebels.").actors}
    assert countries["military"] == "EGY"


def test_office_begins_where_the_name_of_a_place_does_and_ends_before_the_day(read: Reader) -> None:
    offices = [
        [office.title for office in actor.offices]
        for text in (
            "New York senator Hillary Clinton met President Erik Olsen.",
            "Peter Ford retired from his post as Chief of the General Staff of the British Army yesterday.",
        )
        for actor in read(text).actors
        if actor.name in {"Hillary Clinton", "Peter Ford"}
    ]
    assert [titles[0] for titles in offices] == ["New York senator", "Chief of the General Staff"]


def test_who_was_taken_hostage_took_nobody(read: Reader) -> None:
    extraction = read("Norway freed a German woman taken hostage by rebels.")
    women = {actor.id for actor in extraction.actors if actor.name == "German woman"}
    roles = {p.role for claim in extraction.claims for p in claim.participants if p.actor in women}
    assert "source" not in roles
