"""Drafts -> drafts: what a verb tells of a second party without being said again: "met X on Monday and Y on Tuesday"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from ingest.clauses import is_passive
from ingest.drafts import Draft
from ingest.parties import Cast, Party
from ingest.places import find_country_place
from ingest.scan import Mention
from ingest.seats import Seat
from ingest.setting import PLACE_LABELS, find_day_after

DAYS = {"DATE", "TIME"}
MATTERS = {"for", "on"}


def add_gapped(cast: Cast, drafts: list[Draft], published: date | None) -> list[Draft]:
    """Put beside each draft those of the parties that its verb tells of again: it took place once with each."""
    return [part for draft in drafts for part in (draft, *_iter_gapped(cast, draft, published))]


def _iter_gapped(cast: Cast, draft: Draft, published: date | None) -> Iterator[Draft]:
    token = draft.triggers[0].token
    verb = token.head if token.dep_ == "dobj" and token.pos_ == "NOUN" else token
    if verb.pos_ != "VERB" or is_passive(verb):
        return
    for remnant in _iter_remnants(verb):
        before = [seat for seat in draft.seats if token.i < seat.mention.start < remnant.i]
        others = [seat for seat in draft.seats if seat not in before]
        found = _find_party(cast, remnant)
        if not (found and before and others and len({seat.role for seat in before}) == 1):
            continue
        party, mention = found
        if party in draft.parties or not _is_alike(party, before[0].party):
            continue
        yield replace(
            draft,
            seats=[*others, Seat(party, before[0].role, mention)],
            place=find_country_place(party.country) if draft.type == "visit" and party.country else None,
            when=find_day_after(cast, remnant, published, draft.status),
            triggers=list(draft.triggers),
            topics=[],
        )


def _find_party(cast: Cast, token: Token) -> tuple[Party, Mention] | None:
    return next((found for found in cast.stands_for(token) if found[1].form != "adjective"), None)


def _is_alike(party: Party, other: Party) -> bool:
    """Tell whether one party can stand where another does: a country beside a country, people beside people."""
    return (party.kind == "country") == (other.kind == "country")


def _iter_remnants(verb: Token) -> Iterator[Token]:
    """Yield what stands in the place of the object a second time, where parsers hang it on what parts the two."""
    for word in (verb, *(child for child in verb.children if child.dep_ == "dobj")):
        for child in word.children:
            if child.dep_ == "prep":
                yield from _iter_parted(child)
            elif (
                child.dep_ == "npadvmod" and child.ent_type_ in DAYS
            ):  # "will visit Japan next week and Norway in June"
                yield from (other for other in child.conjuncts if other.ent_type_ not in DAYS)
    yield from (child for child in verb.children if child.dep_ == "conj" and child.pos_ == "PROPN")


def _iter_parted(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "conj" and child.tag_ in {"IN", "TO"}:  # "with X on Monday and with Y on Tuesday"
            yield from (inner for inner in child.children if inner.dep_ == "pobj")
        elif child.dep_ == "pobj":
            yield from (other for other in child.conjuncts if other.i > child.i and _is_no_conjunct(other, child))


def _is_no_conjunct(word: Token, beside: Token) -> bool:
    """Tell a word that cannot be listed with the one before: a party after a day, a person after a place, or after "for the raid and"."""
    if beside.ent_type_ in DAYS:
        return word.ent_type_ not in DAYS
    if beside.ent_type_ in PLACE_LABELS:
        return word.ent_type_ == "PERSON"
    if word.pos_ != "PROPN" or beside.tag_ != "NN" or beside.head.lower_ not in MATTERS:
        return False
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ == beside.head.lower_
