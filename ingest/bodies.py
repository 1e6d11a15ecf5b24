"""Scan -> mentions of bodies and states: "the Syrian army", "the U.N. refugee agency", "the Israeli regime"."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph.countries import country_names
from graph.ids import fold
from ingest.nouns import load_nouns
from ingest.offices import left_edge, phrase_end
from ingest.places import load_known
from ingest.scan import Mention, Scan, countries_in, noun_spans
from ingest.towns import is_town

WHOLE = {
    "government",
    "authorities",
    "administration",
    "army",
    "military",
    "forces",
    "troops",
    "police",
}  # accused "by the government of murder"
NAMING = {"compound", "poss", "nmod", "amod"}  # a name that only begins another


def _body(scan: Scan, start: int, end: int, sector: str) -> Mention | None:
    doc = scan.doc
    first, last = left_edge(doc, start, scan.taken), end
    if (owner := _organ_of(scan, first)) is not None:
        first = owner
    first = min(first, _start_of_name(scan, end))
    first, joint = _start_of_pair(scan, first)
    if last + 1 < len(doc) and doc[last].lower_ == "of":
        last = phrase_end(doc, last + 1, scan.taken)
        plain = doc[last - 1].text.islower() and doc[end - 1].lower_ in WHOLE
        last = end if last == end + 1 or plain else last
    elif doc[end - 1].text[0].isupper():
        last = _end_of_name(scan, end)
    if not scan.is_free(first, last) or fold(doc[first:last].text) in load_known().places:
        return None  # the West Bank is no bank
    countries = (
        ()
        if joint
        else (
            countries_in(scan, first, last)
            or _capitals_in(scan, first, last)
            or (() if sector == "MIL" else seat_of(scan, last))
        )
    )
    if _is_plural(doc[end - 1]) and (several := _start_of_nationalities(scan, first)) is not None:
        listed = countries_in(scan, several, last)
        return Mention(several, last, (several, last), "group", "group", listed, sector=sector or None, plural=True)
    proper = any(token.pos_ == "PROPN" for token in doc[first:last])
    head = doc[end - 1]
    definite = first and doc[first - 1].dep_ in {"det", "poss"} and doc[first - 1].lower_ not in {"a", "an"}
    told = countries or proper or definite or _needs_no_article(head, sector)
    if not told or (head.dep_ in {"amod", "compound"} and not head.text[0].isupper()):
        return None
    return Mention(
        first - bool(definite), last, (first, last), "organization", "body", countries[:1], sector=sector or None
    )


def _needs_no_article(head: Token, sector: str) -> bool:
    """Tell a body that is one without "the": "coalition forces", "police", and "a human rights group", which says what it is."""
    return head.tag_ in {"NNS", "NNPS"} or head.lower_ == "police" or sector == "NGO"


def _start_of_pair(scan: Scan, first: int) -> tuple[int, bool]:
    """Find where the name of a body of two parties begins, "the NATO-Russia Council", which is neither's; tell whether it is one."""
    doc = scan.doc
    if (
        first < 2
        or doc[first - 1].text not in {"-", "–"}
        or doc[first - 1].whitespace_
        or not doc[first].text[0].isupper()
    ):
        return first, False
    other = next((m for m in scan.mentions if m.end == first - 1 and m.label), None)
    named = next((k for k in scan.known if k.end == first - 1), None)
    start = other.start if other else named.start if named else None
    if start is None or doc[first - 2].whitespace_:
        return first, False
    if other:
        scan.drop(other)
    return start, True


def _end_of_name(scan: Scan, end: int) -> int:
    """Find where a name ends that goes on after the word for a body: "the Council on Foreign Relations"."""
    last = end
    while last < len(scan.doc) and scan.doc[last].ent_type_ == "ORG" and scan.doc[last].ent_iob_ == "I":
        last += 1
    return last if scan.is_free(end, last) and scan.doc[last - 1].pos_ in {"PROPN", "NOUN"} else end


def _is_plural(noun: Token) -> bool:
    """Tell a body that is many: troops, forces, soldiers."""
    return noun.tag_ == "NNS" and noun.lower_ != "authorities"


def _start_of_nationalities(scan: Scan, first: int) -> int | None:
    """Find where a list of nationalities begins whose last one is a body's: "British and Afghan troops", "U.S. and Iraqi forces"."""
    if first < 2 or scan.lower[first - 1] != "and" or not _is_of_some_country(scan, first):
        return None
    before = next((k for k in scan.known if k.end == first - 1 and k.country), None)
    if before is None or not scan.is_free(before.start, first):
        return None
    return before.start if before.usage == "adjective" or is_short_name(scan, before.start) else None


def _is_of_some_country(scan: Scan, word: int) -> bool:
    return scan.lower[word] in load_nouns().outward or any(k.start == word and k.country for k in scan.known)


def is_short_name(scan: Scan, start: int) -> bool:
    """Tell a name that stands before nouns like an adjective: "U.S. and British officials"."""
    text = scan.doc[start].text
    return len(text) > 1 and text.replace(".", "").isupper()


def _capitals_in(scan: Scan, first: int, last: int) -> tuple[str, ...]:
    """Find the country of a body named after a capital: "the Moscow District Prosecutor's Office"."""
    return tuple(
        k.country for k in scan.known if first <= k.start and k.end <= last and k.usage == "capital" and k.country
    )[:1]


def _start_of_name(scan: Scan, end: int) -> int:
    """Find where the name begins whose last word is a body's: "the Oslo District Prosecutor's Office"."""
    start = end - 1
    while start and scan.doc[start].ent_type_ == "ORG" and scan.doc[start].ent_iob_ == "I":
        start -= 1
    start += scan.doc[start].pos_ == "DET"
    return start if start < end and scan.is_free(start, end) else end


def _organ_of(scan: Scan, first: int) -> int | None:
    """Find where the organization begins of which a body is an organ, "the U.N. refugee agency"; it no longer stands by itself."""
    owner = next((m for m in scan.mentions if m.end == first and m.label and m.kind == "organization"), None)
    if owner is None or scan.doc[owner.end - 1].dep_ not in NAMING:
        return None
    scan.drop(owner)
    return owner.start


def seat_of(scan: Scan, end: int) -> tuple[str, ...]:
    """Find the country in which a body sits, "authorities in Cyprus", "officials in Pyongyang"; troops in a country may well be another's.

    Who is "in the French city of Deauville" is at a meeting there.
    """
    if end >= len(scan.lower) or scan.lower[end] != "in":
        return ()
    starts = range(end + 1, end + 2 + (scan.lower[end + 1 : end + 2] == ("the",)))
    seat = next((k.country for k in scan.known if k.start in starts and k.usage in {"name", "weak", "capital"}), None)
    return (seat,) if seat else ()


def read_bodies(scan: Scan) -> Iterator[Mention]:
    """Read bodies ("the Syrian army"), words for a state ("the Israeli regime") and what the model calls an organization."""
    nouns = load_nouns()
    for start, end, sector in noun_spans(scan, nouns.bodies):
        if scan.is_free(start, end) and (mention := _body(scan, start, end, sector)):
            yield mention
    for start, end, _ in noun_spans(scan, nouns.states):
        first = left_edge(scan.doc, start, scan.taken) if scan.is_free(start, end) else start
        countries = countries_in(scan, first, end)
        if len(countries) == 1 and scan.doc[end - 1].dep_ not in {
            "compound",
            "amod",
            "nmod",
        }:  # "Iranian state television"
            yield Mention(first, end, (first, end), "country", "country", countries, usage="name")
    for entity in scan.doc.ents:
        name = fold(entity.text).removeprefix("the ")
        word = country_names().get(name)
        place = name in load_known().places and not word  # not the White House
        state = word is not None and word.usage in {"name", "weak"}  # "Kishinev, Moldova"
        if (
            entity.label_ == "ORG"
            and not (place or state or is_town(entity))
            and scan.is_free(entity.start, entity.end)
            and entity[-1].pos_ == "PROPN"
        ):
            start = entity.start + (entity[0].pos_ == "DET")
            if start < entity.end:
                countries = countries_in(scan, start, entity.end)
                yield Mention(entity.start, entity.end, (start, entity.end), "organization", "name", countries[:1])
