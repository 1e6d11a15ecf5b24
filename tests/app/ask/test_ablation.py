"""A word that is taken out of a question must have meant something: the filter changes, the word was told, or it is of a kind that says nothing."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.ask.items import Item
from app.ask.lexicon import load_question_words, stem
from app.ask.lexing import read_items
from app.ask.reading import Reading
from app.ask.spans import MONTHS
from app.ask.wants import Wanted
from graph.datafile import read_yaml
from tests.app.ask.questions import ALL, read

HERE = Path(__file__).parent
WORDS: dict[str, list[str]] = read_yaml((HERE / "silent_words.yaml").read_text(encoding="utf-8"), "silent_words.yaml")
NEWEST, STRIDE = 270, 5  # all of the last round, and some of each before it, for time
QUESTIONS = [case["question"] for case in [*ALL[:-NEWEST:STRIDE], *ALL[-NEWEST:]] if "filter" in case]
QUIET = {
    "filler",
    "marker",
    "and",
    "people",
    "members",
    "anything",
}  # sorts that only say how the others belong together
TITLES = {"country", "capital", "organization", "office", "sector"}
LEADING = {"led by", "headed by"}


def lost_words(question: str, reviewed: Sequence[str] = tuple(WORDS["reviewed"])) -> Iterator[str]:
    """Yield the phrases without which the question means the same though they are not told and not `reviewed`."""
    reading = read(question)
    if reading is None:
        return
    items = read_items(question, {})
    told = " ".join(reading.not_understood).lower()
    for at, words in ((at, words) for at, item in enumerate(items) for words in phrases_of(item)):
        within = words != (items[at].typed or items[at].words)
        known = (
            words.lower().removeprefix("the ") in told
            or words.lower() in reviewed
            or (not within and is_silent(items, at, reading))
        )
        if known or not (found := find_words(words, question)):
            continue
        without = read(f"{question[: found.start()]} {question[found.end() :]}")
        if without and (without.filter, without.wanted) == (reading.filter, reading.wanted):
            yield words


def phrases_of(item: Item) -> list[str]:
    """Give the words of an item, and of a noun of several those that say which kind it is: "drone" of "drone attacks"."""
    words = item.typed or item.words
    kind = words.rpartition(" ")[0] if item.sort == "noun" else ""
    plain = {stem(phrase) for phrase in load_question_words().plain}
    return [words, kind] if kind and stem(kind) not in plain else [words]


def find_words(words: str, question: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(words)}(?:['’]s?)?(?!\w)", question)


def is_silent(items: Sequence[Item], at: int, reading: Reading) -> bool:
    """Tell the kinds of words that may say nothing of their own."""
    item = items[at]
    words = (item.typed or item.words).lower()
    dated = re.search(r"\d", words) is not None or words in MONTHS or words in WORDS["days"]
    asked = reading.wanted != Wanted() and words in WORDS["asking"]
    return item.sort in QUIET or dated or asked or leads(items, at) or repeats(items, at) or is_dated(items, at)


def leads(items: Sequence[Item], at: int) -> bool:
    """Tell what leads to a name, beside which nothing else is asked of somebody: "the Turkish foreign minister Fidan", "Zarif from Iran"."""
    run = [item for item in items[at + 1 : at + 6] if item.sort != "filler" and item.words not in LEADING]
    behind = next((item for item in run if item.sort not in TITLES | {"people", "and"}), None)
    home = at > 1 and items[at - 2].sort == "word" and items[at - 1].words.lower() in {"of", "from"}
    apart = any(item.words == "," for item in items[max(at - 2, 0) : at])  # "Lavrov, the Russian foreign minister"
    body = bool(run) and run[0].sort == "organization"  # "Afghan Taliban"
    return items[at].sort in TITLES and (home or apart or body or (behind is not None and behind.sort == "word"))


def is_dated(items: Sequence[Item], at: int) -> bool:
    """Tell what a year dates that the filter begins with: "since the coup attempt in 2016"."""
    before = [item.words.lower() for item in items[:at]]
    return "since" in before and any(re.search(r"\d", item.words) for item in items[at + 1 :])


def repeats(items: Sequence[Item], at: int) -> bool:
    """Tell an act that another word says too: "agreements signed", "a summit hosted"."""
    acts = {value for i, item in enumerate(items) if i != at for term in item.terms for value in term.values}
    return items[at].sort in {"noun", "verb"} and any(set(term.values) & acts for term in items[at].terms)


@pytest.mark.data
@pytest.mark.parametrize("start", range(8))
def test_no_word_is_lost(start: int) -> None:
    lost = {question: words for question in QUESTIONS[start::8] if (words := list(lost_words(question)))}
    assert not lost


def test_word_that_nobody_reads_is_found() -> None:
    assert list(lost_words("Guatemala's Giammattei in Taipei reaffirms support", reviewed=())) == ["reaffirms"]


@pytest.mark.parametrize("kind", WORDS)
def test_reviewed_words_stand_once(kind: str) -> None:
    assert len(WORDS[kind]) == len(set(WORDS[kind]))
