"""Title words -> whole title phrases: "the visiting Chief of the General Staff of the Syrian Army and Armed Forces".

Read along the words, not along the parse: long titles are where parsers err most, while their grammar is regular.
"""

from collections.abc import Collection
from typing import NamedTuple

from spacy.tokens import Doc, Token

from graph.countries import country_names
from graph.ids import fold
from graph.model import Office
from ingest.lexicon import Known, TitleHead
from ingest.names import DAYS
from ingest.nouns import load_nouns
from ingest.titles import find_sector

MAX_LEFT = 7  # tokens: "United States of America Deputy Assistant" + title
LEFT_POS = {"ADJ", "NOUN", "PROPN", "PART"}
PASSING = {"visiting", "current", "new", "then", "longtime", "senior", "top", "late", "outgoing", "incoming", "first"}
NOT_BEFORE = {"to", "day", "week", "month", "year", "today", "yesterday"}  # "the next day Russian forces entered"
PHRASE_ENDS = {"to", "not", "today", "yesterday", "tomorrow", "tonight"}
SPOKESMEN = {"spokesman", "spokeswoman", "spokesperson"}  # they speak "for" whom others serve "of"
JOINING = {"of", "for", "to"}
NOMINAL = {"ADJ", "NOUN", "PROPN", "NUM", "PART"}
COUNTRY_USES = {"name", "weak", "adjective", "government", "demonym"}


class TitlePhrase(NamedTuple):
    """A title as printed, tokens [start, end), with its head word, the country that it is held for, and its parts."""

    start: int
    end: int
    head: TitleHead
    country: str | None
    organization: str | None
    visiting: bool = False

    def text(self, doc: Doc) -> str:
        """Give the printed title, one space between words."""
        return " ".join(doc[self.start : self.end].text.split())

    def office(self, doc: Doc) -> Office:
        """Split the printed title into the title proper and what it is held for."""
        title = self.text(doc)
        bare = title
        if self.organization and title.endswith(self.organization):
            bare = title[: -len(self.organization)].rstrip()
            bare = bare.removesuffix(" the").removesuffix(" of").removesuffix(" for").removesuffix(" to")
        return Office(
            title=bare or title,
            organization=self.organization,
            country=self.country,
            sector=self.head.title.sector or find_sector(title),
        )


def left_edge(doc: Doc, start: int, blocked: Collection[int]) -> int:
    """Return where the modifiers of a noun begin, articles and passing words such as "visiting" left out."""
    edge = start
    while edge > 0 and start - edge < MAX_LEFT:
        token = doc[edge - 1]
        hyphen = token.text in {"-", "–"} and edge - 1 > 0 and not doc[edge - 2].is_space and not token.whitespace_
        if edge - 1 in blocked or not (token.pos_ in LEFT_POS or hyphen) or token.lower_ in NOT_BEFORE:
            break
        edge -= 1
    while edge < start and (
        _is_passing(doc[edge]) or doc[edge].text in DAYS or doc[edge].tag_ == "POS" or doc[edge].is_punct
    ):
        edge += 1
    return edge


def _is_passing(word: Token) -> bool:
    """Tell "new president" from the beginning of a place: "New York senator"."""
    return word.lower_ in PASSING and not (word.text[0].isupper() and word.ent_type_ in {"GPE", "LOC"})


def phrase_end(doc: Doc, start: int, blocked: Collection[int]) -> int:
    """Return where the noun phrase that begins at `start` ends; `start` itself when there is none."""
    end = start + (start < len(doc) and doc[start].dep_ in {"det", "poss"} and doc[start].pos_ in {"DET", "PRON"})
    first = end
    while end < len(doc) and end not in blocked:
        token = doc[end]
        joins = token.lower_ in {"and", "&"} and end + 1 < len(doc) and doc[end + 1].pos_ == "PROPN" and end > first
        joins = joins and end + 1 not in blocked
        hyphen = token.text == "-" and not token.whitespace_
        if not ((token.pos_ in NOMINAL and token.lower_ not in PHRASE_ENDS) or joins or hyphen):
            break
        end += 1
    runs_into_name = end < len(doc) and end in blocked and not doc[end - 1].is_punct
    whole = end > first and fold(doc[first:end].text) in country_names()  # "the ambassador to Chile Maria Gomez"
    return start if end == first or (runs_into_name and not whole) else end


def _right_edge(doc: Doc, head: TitleHead, blocked: Collection[int]) -> int:
    edge = head.end
    if head.title.kind == "rank":
        return edge
    while edge + 1 < len(doc) and doc[edge].lower_ in JOINING:
        proper = doc[edge + 1].text[0].isupper() or doc[edge + 1].pos_ == "DET"
        if doc[edge].lower_ != "of" and not proper:
            break
        end = phrase_end(doc, edge + 1, blocked)
        if end == edge + 1:
            break
        edge = end
    return edge


def _country(start: int, head: TitleHead, end: int, doc: Doc, known: Collection[Known]) -> str | None:
    """Find the country that a title is held for: "Iranian minister", "minister of Iran"; not "envoy to Iran"."""
    left = [k for k in known if start <= k.start and k.end <= head.start and k.country]
    if left:
        return left[0].country
    for k in (k for k in known if head.end <= k.start and k.end <= end and k.country):
        between = {token.lower_ for token in doc[head.end : k.start]}
        if not between & {"to", "for"} or head.title.title in SPOKESMEN:
            return k.country
    return None


def _organization(start: int, head: TitleHead, end: int, doc: Doc, known: Collection[Known]) -> str | None:
    for k in known:
        if k.usage == "organization" and start <= k.start and k.end <= head.start:
            return k.organization
    for i in range(end - 1, head.end - 1, -1):
        of = doc[i].lower_ == "of" or (doc[i].lower_ == "for" and head.title.title in SPOKESMEN)
        if of and _names_body(doc, i + 1, end, known):
            words = doc[i + 1 : end]
            return " ".join((words[1:] if words[0].pos_ == "DET" else words).text.split())
    return None


def _names_body(doc: Doc, start: int, end: int, known: Collection[Known]) -> bool:
    bodies = load_nouns().bodies
    if any(k.usage == "organization" and start <= k.start and k.end <= end for k in known):
        return True
    return any(token.lower_ in bodies or token.lemma_.lower() in bodies for token in doc[start:end])


def _after_place(doc: Doc, start: int, head: int, known: Collection[Known]) -> int:
    """Leave the place that opens a sentence out of the title after it: "In Norway President Otieno met ..."."""
    opening = start - (start > 0 and doc[start - 1].pos_ == "DET") - 1
    if opening < 0 or doc[opening].lower_ != "in" or not doc[opening].is_sent_start:
        return start
    return next((k.end for k in known if k.start == start and k.end <= head and k.usage in {"name", "weak"}), start)


def read_title_phrase(doc: Doc, head: TitleHead, known: Collection[Known], blocked: Collection[int]) -> TitlePhrase:
    """Grow a title word to the whole printed title; `blocked` holds the tokens of people's names."""
    if head.title.kind == "honorific":
        return TitlePhrase(head.start, head.end, head, None, None)
    start, end = left_edge(doc, head.start, blocked), _right_edge(doc, head, blocked)
    start = _after_place(doc, start, head.start, known)
    visiting = any(token.lower_ == "visiting" for token in doc[max(0, start - 3) : head.start])
    country = _country(start, head, end, doc, known)
    return TitlePhrase(start, end, head, country, _organization(start, head, end, doc, known), visiting)
