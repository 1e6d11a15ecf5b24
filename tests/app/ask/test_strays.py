"""What nothing joins to a party is told, and whoever does something with another bears it no more than he does it."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nicaragua expels bishops Vatican", "Vatican"),
        ("Mongolia Putin visit ICC", "Mongolia"),
        ("South Africa US ambassador Rasool expelled", "expelled"),
        ("Algeria France ambassador recalled July 2024", "recalled"),
        ("Honduras Taiwan break relations China", "break relations"),
        ("Kazakhstan protests CSTO troops", "Kazakhstan"),
        ("Turkey Sweden NATO ratification", "NATO"),
        ("Australia refugees Nauru", "refugees"),
        ("GCC foreign ministers Riyadh Yemen", "Yemen"),
        ("UN Western Sahara envoy de Mistura met Lavrov", "Western Sahara"),
        ("The handover of Hong Kong from Britain to China", "of Hong Kong"),
        ("Russia's recognition of Abkhazia", "Abkhazia"),
        ("Biden Netanyahu phone call Rafah", "Rafah"),
        ("who met Modi Kyiv", "Kyiv"),
        ("Okonjo Lagos", "Okonjo Lagos"),
        ("Latin American leaders Lula inauguration", "Latin American"),
        ("Did Somaliland sign any agreements with Ethiopia?", "Somaliland"),
    ],
)
def test_word_that_nothing_joins_is_told(question: str, told: str) -> None:
    assert told in read_question(question, TODAY).not_understood


@pytest.mark.parametrize(
    "question",
    [
        "Russia expels US ambassadors",
        "Vietnam's president met Putin in Hanoi",
        "Poland expels Russian diplomats",
        "EU Serbia Kosovo dialogue",
        "Peru and Chile broke off relations with Bolivia",
        "US envoy Kellogg met Zelensky",
    ],
)
def test_what_belongs_together_is_not(question: str) -> None:
    assert not read_question(question, TODAY).not_understood


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Chinese and Indian troops clashed in 2020", ()),
        ("Algeria Morocco break ties", ()),
        ("Kenya and Somalia exchanged fire", ()),
        ("Chinese troops clashed with Indian soldiers", ("target",)),
        ("Qatar and Egypt broke off relations with Iran", ("target",)),
        ("Cuba's expulsion from the Organization of American States", ("target",)),
        ("Russian diplomats expelled Bulgaria", ("target",)),
        ("name all diplomats Russia expelled", ("source",)),
        ("When was the last time a US president visited Cuba?", ("visitor",)),
    ],
)
def test_role_is_that_of_who_does_it_or_bears_it(question: str, role: tuple[str, ...]) -> None:
    assert read_question(question, TODAY).filter.role == role


@pytest.mark.parametrize(
    ("question", "topic", "place"),
    [
        ("Arab foreign ministers urge ceasefire in Sudan", "ceasefire in Sudan", None),
        ("Egypt demands withdrawal of Israeli troops from Rafah", "withdrawal of Israeli troops from Rafah", None),
        ("Iran demands lifting of sanctions", "lifting of sanctions", None),
        ("Turkey asks for talks in Geneva", "talks", "Geneva"),
        ("Cuba requests aid from Russia", None, None),
        ("Rutte lands in Kyiv for surprise visit", None, "Kyiv"),
        ("Czech PM in Warsaw for talks on Ukraine", "Ukraine", "Warsaw"),
        ("Humanitarian airdrops over Gaza by Jordan", None, "Gaza"),
    ],
)
def test_what_is_wanted_or_came_for_is_a_topic_or_none(question: str, topic: str | None, place: str | None) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.topic, asked.place) == (topic, place)
