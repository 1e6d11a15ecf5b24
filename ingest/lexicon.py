"""Doc -> the names in it that the reviewed data knows: countries, capitals, nationalities, organizations, titles."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span

from graph.countries import country_names
from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.organizations import organization_names
from ingest.titles import Title, title_words

MAX_NAME = 7  # tokens: "Organisation for the Prohibition of Chemical Weapons" is the longest name looked for


class Known(NamedTuple):
    """A name found in the text: tokens [start, end), what it names and how (`usage` of graph.countries, or "organization")."""

    start: int
    end: int
    usage: str
    country: str | None
    organization: str | None = None


class TitleHead(NamedTuple):
    """A title word or phrase found in the text, tokens [start, end)."""

    start: int
    end: int
    title: Title


class Nouns(NamedTuple):
    """The common nouns of parties; each maps the noun to the sector that it implies."""

    bodies: dict[str, str]
    groups: dict[str, str]
    individuals: dict[str, str]
    states: dict[str, str]
    pairs: frozenset[str]
    generic: frozenset[str]


@cache
def load_nouns() -> Nouns:
    """Load `ingest/data/nouns.yaml`."""
    data = read_yaml_resource("ingest.data", "nouns.yaml")
    kinds = (data["bodies"], data["groups"], data["individuals"], data["states"])
    return Nouns(*kinds, frozenset(data["pairs"]), frozenset(data["generic"]))


@cache
def _names() -> dict[str, tuple[str, str | None, str | None]]:
    known: dict[str, tuple[str, str | None, str | None]] = {
        words: (usage, code, None) for words, (code, usage) in country_names().items()
    }
    for words, organization in organization_names().items():
        known[words] = ("organization", organization.country, organization.name)
    return known


@cache
def _first_words() -> frozenset[str]:
    """Give the words with which names begin: most capitalised words begin none, and one look tells."""
    return frozenset(name.split()[0] for name in _names() if name)


def _is_name_like(span: Span) -> bool:
    return span[0].text[0].isupper() and not span[0].is_punct


def _longest(doc: Doc, start: int) -> Known | None:
    first = fold(doc[start].text).split()
    if not first or first[0] not in _first_words():
        return None
    for end in range(min(len(doc), start + MAX_NAME), start, -1):
        if doc[end - 1].is_punct or doc[end - 1].is_space:
            continue
        found = _names().get(fold(doc[start:end].text))
        if found and (end - start > 1 or doc[start].text.isupper() or not doc[start].text.islower()):
            return Known(start, end, found[0], found[1], found[2])
    return None


def find_known(doc: Doc) -> tuple[Known, ...]:
    """Find every known name, longest first, left to right, without overlap."""
    found, i = [], 0
    while i < len(doc):
        hit = _longest(doc, i) if _is_name_like(doc[i : i + 1]) else None
        if hit and not _is_national(hit, found):
            found.append(hit)
        i = hit.end if hit else i + 1
    return tuple(found)


def _is_national(hit: Known, before: list[Known]) -> bool:
    """Tell the Russian Security Council from that of the United Nations: a nationality stands right before it."""
    return bool(hit.organization and not hit.country and before and before[-1].end == hit.start and before[-1].usage == "adjective")


def find_title_heads(doc: Doc) -> tuple[TitleHead, ...]:
    """Find every title of the data in the text, longest first, left to right, without overlap."""
    titles, found, i = title_words(), [], 0
    longest = max(len(words) for words in titles)
    lower = [token.lower_.rstrip(".") for token in doc]
    while i < len(doc):
        width = next((n for n in range(min(longest, len(doc) - i), 0, -1) if tuple(lower[i : i + n]) in titles), 0)
        if width:
            found.append(TitleHead(i, i + width, titles[tuple(lower[i : i + width])]))
        i += width or 1
    return tuple(found)
