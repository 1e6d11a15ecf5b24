"""A word that is put into a question must mean something: the filter changes, the word is told, or the question is refused."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

import pytest

from app.ask.items import Item
from app.ask.lexicon import load_question_words
from app.ask.lexing import read_items
from app.ask.reading import read_question
from app.ask.verbs import inflect
from graph.datafile import read_yaml
from tests.app.ask.questions import ANSWERED, TODAY, read

FILE = Path(__file__).with_name("additions.yaml")
ADDITIONS: dict[str, list[str]] = read_yaml(FILE.read_text(encoding="utf-8"), FILE.name)
STRIDE = 11  # of the questions, for time: with 2 and all words of each kind the same was seen by hand
QUESTIONS = [case["question"] for case in ANSWERED[::STRIDE]]
DATED = re.compile(r"\b(?:since|after)\b")  # what stands behind these the year dates: "since the ceasefire of 2020"


@cache
def base_forms() -> dict[str, str]:
    """Map each form of a verb to the form that stands behind "to"."""
    words = load_question_words()
    verbs = (verb for entry in words.types.values() for verb in entry.verbs)
    return {form: verb for verb in verbs for form in inflect(verb, words.irregular)}


def write_additions(question: str, chance: Random) -> Iterator[tuple[str, str]]:
    """Yield for each kind an addition of that kind and the question with it, where it has a place."""
    items = read_items(question, {})
    places = {
        "act": first_place(question, items, {"noun"}),
        "party": first_place(question, items, {"country", "organization"}),
        "verb": first_place(question, items, {"verb"}),
        "before": (0, 0),
        "behind": (len(question.rstrip("?. ")), len(question)),
    }
    for kind, place in places.items():
        words = chance.choice(ADDITIONS[kind])
        if place is not None:
            gap = "" if words.endswith("-") else " "
            yield words, f"{question[: place[0]]}{gap if kind == 'behind' else ''}{words}{gap}{question[place[0] :]}"
    if verb := places["verb"]:
        start, end = verb
        base = base_forms().get(question[start:end].lower())
        doing, instead = chance.choice(ADDITIONS["doing"]), chance.choice(ADDITIONS["instead"])
        yield instead, f"{question[:start]}{instead}{question[end:]}"
        if base:
            yield doing, f"{question[:start]}{doing} {base}{question[end:]}"


def first_place(question: str, items: Sequence[Item], sorts: set[str]) -> tuple[int, int] | None:
    """Find where the first word of one of some sorts stands."""
    word = next((item.typed or item.words for item in items if item.sort in sorts), None)
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", question) if word else None
    return found.span() if found else None


def is_silent(question: str, added: str) -> bool:
    """Tell whether a question means the same with an addition, of which nothing is told."""
    before, after = read(question), read(added)
    same = before is not None and after is not None and (before.filter, before.wanted) == (after.filter, after.wanted)
    return same and set(after.not_understood if after else ()) <= set(before.not_understood if before else ())


@pytest.mark.data
@pytest.mark.parametrize("start", range(4))
def test_no_added_word_is_lost(start: int) -> None:
    chance = Random(start)
    asked = [question for question in QUESTIONS[start::4] if not DATED.search(question)]
    lost = [
        (words, added)
        for question in asked
        for words, added in write_additions(question, chance)
        if is_silent(question, added)
    ]
    assert not lost


def test_word_that_says_nothing_is_silent() -> None:
    assert is_silent("meetings between Iran and Syria", "all meetings between Iran and Syria")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who supported Saudi Arabia against Iran?", "against Iran"),
        ("French aid against Boko Haram", "against Boko Haram"),
        ("Britain deports migrants to Rwanda", "to Rwanda"),
        ("visits to Moscow in about 2014", "in about"),
        ("talks about 2014 elections in Ukraine", "2014"),
        ("Which ministers had to resign in Japan?", "had to"),
        ("Macron called a summit", "called"),
        ("What was discussed when Xi met Biden?", "Xi met Biden"),
        ("Were Putin and Xi together in 2018?", "together"),
        ("Whom did Putin dismiss?", "Putin dismiss"),
        ("Who was dismissed by Putin?", "by Putin"),
        ("visits to occupied Cyprus", "occupied"),
        ("national protests in Iran", "national"),
        ("Oman hosts Iran talks", "Iran"),
        ("An adviser to Zelensky met Israeli officials", "adviser"),
        ("Tokyo and Manila sign troop pact", "troop"),
        ("Peru recalls Mexico envoy", "envoy"),
        ("Canada sanctions Iranian officials Mahsa Amini", "Iranian"),
    ],
)
def test_what_changes_the_meaning_is_told(question: str, told: str) -> None:
    assert told in read_question(question, TODAY).not_understood


@pytest.mark.parametrize(
    "question",
    [
        "criticism against Hungary",
        "sanctions against Iran",
        "Britain deports Nigerians",
        "visits to Moscow in 2014",
        "I have to know the meetings between Iran and Syria",
        "Macron called Putin",
        "Putin and Xi met together in 2018",
        "Did Putin resign?",
        "Iran arrested a US national",
        "Oman hosts talks",
        "US officials Blinken and Sullivan met Wang Yi",
        "meetings of people who acted for Iran with Hamas",
        "Who represented Turkey at talks in Astana?",
    ],
)
def test_what_leaves_the_meaning_is_not_told(question: str) -> None:
    assert not read_question(question, TODAY).not_understood


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which foreign ministers visited Damascus?", "office=foreign+minister&role=visitor&type=visit&place=Damascus"),
        ("Iran's support from Russia", "between=country%3AIRN&between=country%3ARUS&country=RUS&role=source&type=support"),
        ("arrests of American citizens", "between=country%3AUSA&country=USA&sector=CVL&role=target&type=coercion"),
        ("Russian ambassador Ankara assassination", "between=country%3ARUS&country=RUS&office=ambassador&type=assault&place=Ankara"),
        ("Greece Turkey talks Aegean", "between=country%3AGRC&between=country%3ATUR&type=meeting&type=negotiation&topic=Aegean"),
        ("Macron's tour of the Gulf states", "between=person%3AMacron&between=bloc%3AGulf+Cooperation+Council&country=bloc%3AGulf+Cooperation+Council&role=host&type=visit"),
        ("former Soviet states that met Modi", "between=bloc%3AFormer+Soviet+states&between=person%3AModi&type=meeting"),
    ],
)  # fmt: skip
def test_what_the_place_of_a_word_says_is_asked(question: str, asked: str) -> None:
    assert read_question(question, TODAY).filter.query_string() == asked
