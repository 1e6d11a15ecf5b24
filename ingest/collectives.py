"""Scan -> mentions of groups and of whoever takes up others: "Kenyan rebels", "both sides", "the group"."""

from collections.abc import Iterator

from spacy.tokens import Token

from graph.model import Kind
from ingest.bodies import NAMING, is_short_name, seat_of
from ingest.nouns import load_nouns
from ingest.offices import COUNTRY_USES, NOT_BEFORE, phrase_end
from ingest.scan import Mention, Scan, countries_in, noun_spans
from ingest.wordlists import words

AT_A_SEAT = {"GOV", "LEG", "JUD"}  # who governs is of the country where they are: "officials in Pyongyang"
UNNAMED = words("unnamed")
SORTS_OF_STATES = words("sorts_of_states")
ANYBODY = words("anybody")
NO_PART = {"-", "dead", "least"}  # before a group, "at least ten people", of no name
DUOS = {"pair", "duo"}
TWO = DUOS | {"two"}
MAX_KINDS = 2  # words between "the" and "organization": "the foreign policy organization"
MAX_JOIN = 2  # words between two countries of a list: "from", ", and"


def read_pairs(scan: Scan) -> Iterator[Mention]:
    """Read "the two sides", "the military authorities", "both governments": a plural that takes up who was just named."""
    doc, pairs, twins = scan.doc, load_nouns().pairs, load_nouns().twins
    for i, word in enumerate(scan.lower):
        if word in twins and scan.is_free(i, i + 1):
            yield Mention(i, i + 1, (i, i + 1), "country", "country", twins[word], usage="name")
        if not (word in pairs or (word in TWO and _is_two(doc[i]))) or not scan.is_free(i, i + 1):
            continue
        first = i
        while first and doc[first - 1].pos_ in {"ADJ", "NUM", "NOUN"} and first - 1 not in scan.taken:
            first -= 1
        opener = scan.lower[first - 1] if first else ""
        if (opener in {"the", "both"} or scan.lower[first] in {"both", "two"}) and not countries_in(scan, first, i):
            start = first - (opener in {"the", "both"})
            yield Mention(start, i + 1, (first, i + 1), "group", "group", plural=True)


def _is_two(token: Token) -> bool:
    """Tell "the two" or "the pair" that stands for people, "the two met in Oslo", from a number before a noun."""
    if token.lower_ in DUOS and any(child.dep_ == "prep" for child in token.children):
        return False
    return token.dep_ in {"nsubj", "nsubjpass"} and token.i > 0 and token.nbor(-1).lower_ == "the"


def read_generic(scan: Scan) -> Iterator[Mention]:
    """Read "the group", "the New York-based organization": nothing after it says which."""
    words = load_nouns().generic
    for i, word in enumerate(scan.lower):
        after = scan.lower[i + 1] if i + 1 < len(scan.lower) else ""
        if word not in words or after in {"of", "'s"} or scan.doc[i].dep_ in {"compound", "amod"}:
            continue
        start = _start_of_generic(scan, i)
        if start is not None and scan.is_free(start, i + 1):
            yield Mention(start, i + 1, (i, i + 1), "organization", "generic")


def _start_of_generic(scan: Scan, noun: int) -> int | None:
    """Find the article of "the group", with at most a seat between them ("the U.S.-based group")."""
    first = noun
    while (
        first
        and noun - first < MAX_KINDS
        and scan.doc[first - 1].pos_ in {"ADJ", "NOUN"}
        and scan.doc[first - 1].text.islower()
    ):
        first -= 1
    if first and scan.lower[first - 1] == "the" and scan.is_free(first, noun):
        return first - 1
    if noun > 2 and scan.lower[noun - 1] == "based" and scan.lower[noun - 2] == "-":
        return next((i for i in range(noun - 3, max(noun - 7, -1), -1) if scan.lower[i] == "the"), None)
    return None


def read_groups(scan: Scan) -> Iterator[Mention]:
    """Read unnamed people: "two senior diplomats", "a Turkish official", "Palestinians"."""
    nouns, doc = load_nouns(), scan.doc
    for start, stop, sector in noun_spans(scan, nouns.groups | nouns.individuals):
        if not scan.is_free(start, stop):
            continue
        first, end = start, _end_of_members(scan, stop)
        while first and _describes(doc[first - 1]) and first - 1 not in scan.taken:
            first -= 1
        while doc[first].lower_ in NO_PART or doc[first].pos_ in {"CCONJ", "PART"} or doc[first].tag_ == "POS":
            first += 1
        first = _after_countries(scan, _start_of_list(scan, first, start), start)
        if doc[stop - 1].lower_ in UNNAMED and not any(_tells_which(token) for token in doc[first:start]):
            continue
        if doc[stop - 1].lower_ in ANYBODY and not countries_in(scan, first, start):
            continue
        plural = doc[stop - 1].tag_ in {"NNS", "NNPS"} or doc[stop - 1].lower_ == "people"
        owner = _organization_before(scan, first)
        first_name = first if owner is None else owner
        cover = first - (first > 0 and doc[first - 1].dep_ in {"det", "poss"} and first - 1 not in scan.taken)
        kind: Kind = "group" if plural else "person"
        homes = _homes_after(scan, end) if plural and not countries_in(scan, first, end) else end
        if homes == stop and owner is None:
            for body in _bodies_after(scan, stop):
                scan.drop(body)
                homes = body.end
        yield Mention(
            cover,
            homes,
            (first_name, homes),
            kind,
            "group" if plural else "title",
            countries_in(scan, first, homes)
            or (seat_of(scan, homes) if plural and _sits(scan, first, stop, sector) else ()),
            sector=sector or None,
            plural=plural,
        )
    yield from _read_peoples(scan)


def _tells_which(token: Token) -> bool:
    """Tell a word that says which countries are meant: "Nordic nations", "rich countries"."""
    return token.text[0].isupper() or token.lower_ in SORTS_OF_STATES


def _describes(token: Token) -> bool:
    """Tell a word before a noun that belongs to it, the hyphen of "right-wing extremists" and "an 18-year-old student" with it."""
    if token.lower_ in NOT_BEFORE:
        return False  # "last month three Russian pilots"
    hyphen = token.text == "-" and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_
    return hyphen or token.pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "PART", "CCONJ"}


def _after_countries(scan: Scan, first: int, noun: int) -> int:
    """Leave a country that is only listed before a group to itself: "Norway and other Nordic nations", not "U.S. and British officials"."""
    named = [
        k.end
        for k in scan.known
        if first <= k.start and k.end < noun and k.usage in {"name", "weak"} and not is_short_name(scan, k.start)
    ]
    return next((end + 1 for end in reversed(named) if scan.doc[end].pos_ == "CCONJ"), first)


def _sits(scan: Scan, first: int, end: int, sector: str) -> bool:
    """Tell whether a group governs where it is, "officials in Pyongyang": not "world leaders in Davos"."""
    return sector in AT_A_SEAT and not load_nouns().outward & set(scan.lower[first:end])


def _start_of_list(scan: Scan, first: int, noun: int) -> int:
    """Go back over the nationalities before a comma in "the Israeli, Greek and Moldovan governments"."""
    while (before := _listed_before(scan, first)) is not None and countries_in(scan, first, noun):
        first = before
    return first


def _listed_before(scan: Scan, first: int) -> int | None:
    if not first or scan.lower[first - 1] != ",":
        return None
    found = (k for k in scan.known if k.end == first - 1 and k.country and k.usage in COUNTRY_USES)
    return next((k.start for k in found if scan.is_free(k.start, k.end)), None)


def _end_of_members(scan: Scan, end: int) -> int:
    """Go on to the body in "members of the parliament"."""
    doc = scan.doc
    if doc[end - 1].lower_ not in {"members", "supporters", "representatives", "leaders"}:
        return end
    if end + 1 >= len(doc) or doc[end].lower_ != "of":
        return end
    if any(known.start == end + 1 and known.country and known.usage == "name" for known in scan.known):
        return end  # "leaders of Norway, Kenya and Uganda"
    last = phrase_end(doc, end + 1, scan.taken)
    if doc[last - 1].text == "-":  # "members of the Oslo-based Council": the parser knows where it ends
        last = next((child.i + 1 for child in doc[end].children if child.dep_ == "pobj" and child.i > last), end)
    return last if last > end + 1 else end


def _homes_after(scan: Scan, end: int) -> int:
    """Go on to the countries in "officials from Norway and Kenya"."""
    if end >= len(scan.lower) or scan.lower[end] not in {"from", "of"}:
        return end
    last = end
    for known in scan.known:
        between = scan.lower[last : known.start] if known.start >= last else ()
        joined = (
            known.start >= end
            and len(between) <= MAX_JOIN
            and all(word in {"from", "of", "the", "and", ","} for word in between)
        )
        if joined and known.country and known.usage in {"name", "weak"}:
            last = known.end
    if last < len(scan.doc) and scan.doc[last].tag_ == "POS":  # "members of Kenya's military"
        owned = scan.doc[last - 1].head
        last = owned.i + 1 if owned.i > last else end
    return last if last > end else end


def _organization_before(scan: Scan, first: int) -> int | None:
    """Find where the organization begins that says whose a group is: "EU ministers", "Taliban fighters"."""
    return next(
        (m.start for m in scan.mentions if m.end == first and m.kind == "organization" and m.form == "name"), None
    )


def _bodies_after(scan: Scan, end: int) -> tuple[Mention, ...]:
    """Find the organizations, known by their names, that say whose a group is: "officials from the IAEA", "from the UN and African Union".

    Not what is only the beginning of a name ("of the U.N. mission") or of a list with others than bodies ("of the EU and China").
    """
    found: list[Mention] = []
    start = end + 1 if scan.lower[end : end + 1] in {("from",), ("of",)} else len(scan.lower)
    while body := _body_at(scan, start + (scan.lower[start : start + 1] == ("the",))):
        found.append(body)
        start = body.end + (scan.lower[body.end : body.end + 1] == (",",))
        start += scan.lower[start : start + 1] == ("and",)
        if start == body.end:
            break
    whole = found and len(scan.doc[found[0].end - 1].conjuncts) < len(found)
    return tuple(found) if whole and scan.doc[found[-1].end - 1].dep_ not in NAMING else ()


def _body_at(scan: Scan, start: int) -> Mention | None:
    named = (m for m in scan.mentions if start in {m.start, m.name[0]} and (m.label or m.form == "name"))
    return next((m for m in named if m.kind == "organization"), None)


def _read_peoples(scan: Scan) -> Iterator[Mention]:
    for k in scan.known:
        plural = scan.doc[k.end - 1].tag_ in {"NNPS", "NNS", "NNP"} and scan.doc[k.end - 1].text.endswith("s")
        if k.usage == "demonym" and k.country and plural and scan.is_free(k.start, k.end):
            yield Mention(k.start, k.end, (k.start, k.end), "group", "group", (k.country,), sector="CVL", plural=True)
