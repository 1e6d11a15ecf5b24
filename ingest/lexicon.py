"""Doc -> the names in it that the reviewed data knows: countries, capitals, nationalities, organizations, titles."""

from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from graph.countries import country_names, get_country
from graph.ids import fold
from graph.organizations import organization_names
from ingest.titles import Title, title_words
from ingest.towns import find_town

MAX_NAME = 7  # tokens: "Organisation for the Prohibition of Chemical Weapons" is the longest name looked for


GONE_BY = {"former", "ex", "post", "old", "erstwhile", "onetime", "pre"}
GONE_FROM = {"-", "era", "republic", "republics", "bloc"}
HALVES = {"North": "PRK", "South": "KOR"}


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


@lru_cache(maxsize=50_000)
def _may_begin(word: str) -> bool:
    first = fold(word).split() if word[0].isupper() else []
    return bool(first) and first[0] in _first_words()


def _longest(words: list[str], start: int) -> Known | None:
    for end in range(min(len(words), start + MAX_NAME), start, -1):
        if not any(letter.isalnum() for letter in words[end - 1]):
            continue
        found = _names().get(" ".join(fold(" ".join(words[start:end])).split()))
        if found:
            return Known(start, end, found[0], found[1], found[2])
    return None


def _first_half(words: list[str], start: int) -> Known | None:
    """Find the country whose name is finished by the next one's: "North" in "North and South Korea"."""
    if start + 3 >= len(words) or words[start + 1] != "and":
        return None
    other = _longest(words, start + 2)
    if other is None or other.end != start + 4:
        return None
    half = _longest([words[start], words[start + 3]], 0)
    return half._replace(start=start, end=start + 1) if half and half.end == 2 and half.usage == other.usage else None


def find_known(doc: Doc) -> tuple[Known, ...]:
    """Find every known name, longest first, left to right, without overlap."""
    words = [token.text for token in doc]
    found: list[Known] = []
    i = 0
    while i < len(words):
        hit = (_longest(words, i) or _first_half(words, i)) if _may_begin(words[i]) else None
        if (
            hit
            and not _is_national(hit, found)
            and not _is_continental(words, hit)
            and not _is_congress_of_others(words, hit)
            and not _is_namesake(doc, hit)
            and not _is_bygone(doc, hit)
        ):
            found.append(hit)
        i = hit.end if hit else i + 1
    return tuple(_with_halves(words, found)) if any(k.country in HALVES.values() for k in found) else tuple(found)


def _with_halves(words: list[str], found: list[Known]) -> list[Known]:
    """Read "the North" and "the South" where an article is about Korea, not where a name goes on ("the South China Sea")."""
    taken = {i for k in found for i in range(k.start, k.end)}
    for i in range(1, len(words) - 1):
        alone = not (words[i + 1][0].isupper() and words[i + 1][0].isalpha()) and words[i + 1] not in {"of", "and", "-"}
        owner = words[i + 1] in {"'s", "’s"}
        if words[i] in HALVES and i not in taken and words[i - 1].lower() == "the" and (alone or owner):
            found.append(Known(i, i + 1, "name", HALVES[words[i]]))
    return sorted(found)


def _is_national(hit: Known, before: list[Known]) -> bool:
    """Tell the Russian Security Council from that of the United Nations: a nationality stands right before it."""
    return bool(
        hit.organization
        and not hit.country
        and before
        and before[-1].end == hit.start
        and before[-1].usage == "adjective"
    )


def _is_continental(words: list[str], hit: Known) -> bool:
    """Tell "Latin American" from American: the word before makes it a continent's."""
    if not hit.start or words[hit.start] not in {"American", "Americans", "America"}:
        return False
    joined = words[hit.start - 1] == "-" and words[hit.start - 2].lower() in {
        "ibero",
        "afro",
        "african",
        "inter",
        "pan",
    }
    return joined or words[hit.start - 1] in {"Latin", "South", "Central", "North"}


def _is_congress_of_others(words: list[str], hit: Known) -> bool:
    """Tell "the National Congress of Bolivia" from the one that needs no further name."""
    if words[hit.start : hit.end] != ["Congress"]:
        return False
    after = words[hit.end : hit.end + 2]
    return (len(after) == 2 and after[0] == "of" and after[1][0].isupper()) or (
        hit.start > 0 and words[hit.start - 1] in {"National", "People's"}
    )


def _is_namesake(doc: Doc, hit: Known) -> bool:
    """Tell a town that is called like a capital from it: "Kingston, Canada", "Panama City, Florida"."""
    if hit.usage != "capital" or hit.end + 1 >= len(doc) or doc[hit.end].text != ",":
        return False
    place = find_town(doc[hit.start : hit.end])
    return place.country is not None and place.country != hit.country


def _is_bygone(doc: Doc, hit: Known) -> bool:
    """Tell what only goes back to a state that is gone from that state: "the former Soviet Union", "Soviet-era", "ex-Yugoslav"."""
    if hit.country is None or hit.usage == "organization" or get_country(hit.country).ended is None:
        return False
    before = doc[hit.start - 1] if hit.start else None
    if before is not None and before.text == "-" and hit.start > 1:
        before = doc[hit.start - 2]
    after = doc[hit.end] if hit.end < len(doc) else None
    return (before is not None and before.lower_ in GONE_BY) or (after is not None and after.lower_ in GONE_FROM)


@cache
def _longest_titles() -> dict[str, int]:
    """Give the length of the longest title that begins with a word."""
    found: dict[str, int] = {}
    for words in title_words():
        found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def find_title_heads(doc: Doc) -> tuple[TitleHead, ...]:
    """Find every title of the data in the text, longest first, left to right, without overlap."""
    titles, found, i = title_words(), [], 0
    lower = [token.lower_.rstrip(".") for token in doc]
    while i < len(lower):
        longest = min(_longest_titles().get(lower[i], 0), len(lower) - i)
        width = next((n for n in range(longest, 0, -1) if tuple(lower[i : i + n]) in titles), 0)
        if width:
            found.append(TitleHead(i, i + width, titles[tuple(lower[i : i + width])]))
        i += width or 1
    return tuple(found)
