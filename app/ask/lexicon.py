"""The words of questions, from `app/data/questions.yaml`, the titles and the event types: phrase -> what it stands for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator

from app.ask.verbs import inflect, spread
from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Record
from graph.regions import find_bloc, load_regions
from ingest.titles import title_words

Sort = Literal[
    "refused", "marker", "and", "verb", "noun", "anything", "status", "people", "sector", "office", "filler", "unsupported", "members", "region",
    "country", "capital", "organization", "word",
]  # fmt: skip
JOINING = ("and", "&", ",", "plus", "as well as", "along with")
LONGEST = 7  # words in the longest phrase of the lists and of the names of organizations


class Term(NamedTuple):
    """What a phrase stands for: its sort, and the values for the filter or the advice."""

    sort: Sort
    values: tuple[str, ...] = ()


def _spread_all(phrases: Sequence[str]) -> list[str]:
    return [one for phrase in phrases for one in spread(phrase)]


Phrases = Annotated[tuple[str, ...], BeforeValidator(_spread_all)]


class TypeWords(Record):
    """The words for one event type, and questions that ask for it."""

    nouns: Phrases
    verbs: Phrases
    examples: tuple[str, ...]


class Act(Record):
    """Verbs that say an act together with one of the things, or of the sorts of parties, that they are done to."""

    verbs: tuple[str, ...]
    objects: tuple[str, ...] = ()
    parties: tuple[Literal["country", "organization", "people", "name", "town"], ...] = ()
    # who does it to a party, where not everybody may: Erdogan leaves Iran, troops leave it
    doers: tuple[Literal["country", "sector", "organization"], ...] = ()


class QuestionWords(Record):
    """The data file as it is written."""

    types: Mapping[str, TypeWords]
    acts: Mapping[str, tuple[Act, ...]]
    irregular: Mapping[str, tuple[str, ...]]
    turned: Mapping[str, Mapping[str, str]]
    several: Mapping[str, tuple[str, ...]]
    several_verbs: Mapping[str, tuple[str, ...]]
    anything: tuple[str, ...]
    statuses: Mapping[str, tuple[str, ...]]
    people: tuple[str, ...]
    members: tuple[str, ...]
    regions: tuple[str, ...]
    offices: Mapping[str, tuple[str, ...]]
    portfolios: tuple[str, ...]
    sectors: Mapping[str, tuple[str, ...]]
    fillers: tuple[str, ...]
    light: tuple[str, ...]
    doing: tuple[str, ...]
    getting: tuple[str, ...]
    refused: Mapping[str, str]
    unsupported: tuple[str, ...]
    peoples: tuple[str, ...]
    foreign: Mapping[str, str]
    combining: Mapping[str, str]
    posted: tuple[str, ...]
    struck: tuple[str, ...]
    things: tuple[str, ...]
    occasions: tuple[str, ...]
    matters: tuple[str, ...]
    situations: tuple[str, ...]
    taken: tuple[str, ...]
    mutual: Phrases
    disputed: tuple[str, ...]
    cities: tuple[str, ...]
    lands: tuple[str, ...]
    nearby: tuple[str, ...]
    manners: tuple[str, ...]
    manner_heads: tuple[str, ...]
    manner_ends: tuple[str, ...]
    outlets: tuple[str, ...]
    trailing: tuple[str, ...]
    no_adverbs: tuple[str, ...]
    aims: tuple[str, ...]
    endings: tuple[str, ...]
    narrower: tuple[str, ...]
    plain: tuple[str, ...]
    sent: tuple[str, ...]
    waters: tuple[str, ...]
    not_misspelt: tuple[str, ...]
    hyphen_heads: tuple[str, ...]
    hyphen_tails: tuple[str, ...]
    given_first: tuple[str, ...]
    requests: tuple[str, ...]
    describing: tuple[str, ...]
    surnames: tuple[str, ...]
    unsure_lands: tuple[str, ...]
    called_back: tuple[str, ...]
    sites: tuple[str, ...]
    parts_of_places: tuple[str, ...]
    groups: tuple[str, ...]
    markers: Mapping[str, tuple[str, ...]]


@cache
def load_question_words() -> QuestionWords:
    """Load the words of questions."""
    return QuestionWords(**read_yaml_resource("app.data", "questions.yaml"))


def load_examples() -> tuple[str, ...]:
    """Load the first example question of each event type."""
    return tuple(words.examples[0] for words in load_question_words().types.values())


def is_past(phrase: str) -> bool:
    """Tell whether a verb has a form that could be its participle: "arrested", "shot down", but not "arrests"."""
    verb = phrase.split(maxsplit=1)[0].lower()
    return verb.endswith("ed") or verb in _pasts()


@cache
def _pasts() -> frozenset[str]:
    forms = (form for given in load_question_words().irregular.values() for form in given)
    return frozenset(form for form in forms if not form.endswith(("s", "ing")))


@cache
def folds_of(which: str) -> frozenset[str]:
    """Give a list of the data as its words are compared, in small letters."""
    return frozenset(map(fold, getattr(load_question_words(), which)))


@cache
def stems_of(which: str) -> frozenset[str]:
    """Give a list of the data by the keys that singular and plural share."""
    return frozenset(map(stem, getattr(load_question_words(), which)))


@cache
def forms_of(which: str) -> frozenset[str]:
    """Give all forms of the verbs of a list of the data."""
    words = load_question_words()
    return frozenset(form for verb in getattr(words, which) for form in inflect(verb, words.irregular))


def stem(phrase: str) -> str:
    """Reduce a phrase to the key that singular and plural share: "Foreign Ministers" -> "foreign minister"."""
    return " ".join(_stem_word(word) for word in fold(phrase).split()) or phrase


@lru_cache(maxsize=1 << 14)  # words recur; bounded, for questions hold any word
def _stem_word(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(?:sh|ch|ss|x|[^aeiou]o)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"[^sui]s$", word) and len(word) > 3 else word


@cache
def load_terms() -> Mapping[str, tuple[Term, ...]]:
    """Map each stemmed phrase to all that it can stand for, the likeliest first."""
    found: dict[str, list[Term]] = {}
    for phrase, term in _all_terms():
        kept = found.setdefault(stem(phrase), [])
        if term not in kept:
            kept.append(term)
    return {phrase: tuple(terms) for phrase, terms in found.items()}


def _all_terms() -> Iterator[tuple[str, Term]]:
    words = load_question_words()
    yield from ((phrase, Term("refused", (advice,))) for phrase, advice in words.refused.items())
    yield from ((phrase, Term("marker", (group,))) for group, phrases in words.markers.items() for phrase in phrases)
    yield from ((phrase, Term("and")) for phrase in JOINING)
    yield from _type_terms(words)
    yield from ((phrase, Term("anything")) for phrase in words.anything)
    yield from ((phrase, Term("status", (status,))) for status, phrases in words.statuses.items() for phrase in phrases)
    yield from ((phrase, Term("people")) for phrase in words.people)
    yield from ((phrase, Term("region")) for phrase in words.regions)
    yield from _region_terms()
    yield from ((phrase, Term("members")) for phrase in words.members)
    yield from ((phrase, Term("sector", (sector,))) for sector, phrases in words.sectors.items() for phrase in phrases)
    yield from ((phrase, Term("office", (office,))) for office, phrases in words.offices.items() for phrase in phrases)
    yield from ((title, Term("office", (title,))) for title in _portfolio_titles(words.portfolios))
    yield from ((phrase, Term("filler")) for phrase in words.fillers)
    yield from ((phrase, Term("unsupported")) for phrase in (*words.unsupported, *words.peoples))
    yield from ((f"{the}{name}", Term("unsupported")) for name in words.outlets for the in ("", "the "))
    yield from ((t.title, Term("office", (t.title,))) for t in title_words().values() if t.kind == "office")


def _region_terms() -> Iterator[tuple[str, Term]]:
    """Give the words for a part of the world the name of the bloc of its states."""
    for region in load_regions().values():
        bloc = find_bloc(region.name)
        # "the Gulf states" is no Gulf
        words = (*region.names, *(f"the {name}" for name in region.names if " " in name), *region.adjectives)
        yield from ((word, Term("region", (bloc.name,))) for word in words if bloc)


def _portfolio_titles(portfolios: Sequence[str]) -> Iterator[str]:
    """Write the titles of who looks after something, as they are written: "health minister", "minister of health"."""
    for rank, what in product(
        ("minister", "deputy minister", "vice minister", "secretary", "commissioner"), portfolios
    ):
        yield from (f"{what} {rank}", f"{rank} of {what}", f"{rank} for {what}")


def _type_terms(words: QuestionWords) -> Iterator[tuple[str, Term]]:
    for name, entry in words.types.items():
        yield from ((phrase, Term("noun", (name,))) for phrase in entry.nouns)
        yield from (
            (form, Term("verb", (name,))) for phrase in entry.verbs for form in inflect(phrase, words.irregular)
        )
    yield from ((phrase, Term("noun", types)) for phrase, types in words.several.items())
    for phrase, types in words.several_verbs.items():
        yield from ((form, Term("verb", types)) for form in inflect(phrase, words.irregular))
